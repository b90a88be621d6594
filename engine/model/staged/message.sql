-- Staged messages
-- Grain: one message of a patient, from when it came until it was done with. Nothing of what it says.
insert into staged.message
with
parsed as (
  select
    raw.*,
    raw.message_id as source_key,
    moment_of(raw.opened_at, $moments, $zone) as came,
    moment_of(raw.closed_at, $moments, $zone) as done_with
  from raw
)
select
  file_id,
  source_key,
  provider,
  location,
  came,
  done_with,
  coalesce(
    must_be(source_key, 'message_id'),
    must_be_day(opened_at, came, 'opened_at'),
    must_not_be_after(cast(came as date), latest, 'opened_at'),
    may_be_day(closed_at, done_with, 'closed_at'),
    case when done_with < came then 'DATE_INVALID:closed_at' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
