-- Staged openings
-- Grain: one position that somebody is or was looked for, since one day.
insert into staged.opening
with
parsed as (
  select
    raw.*,
    meaning_of(raw.role, $role_words, $role_meanings) as in_role,
    number_of(raw.fte) as full_time,
    day_of(raw.opened, $days, $zone) as opened_on,
    day_of(raw.filled, $days, $zone) as filled_on,
    day_of(raw.withdrawn, $days, $zone) as withdrawn_on
  from raw
)
select
  file_id,
  position || '|' || opened_on as source_key,
  position,
  in_role,
  location,
  full_time,
  opened_on,
  filled_on,
  withdrawn_on,
  coalesce(
    must_be(position, 'position'),
    must_be_known(role, in_role, 'role'),
    case when full_time is null or full_time <= 0 or full_time > 1 then 'NUMBER_FORMAT:fte' end,
    must_be_day(opened, opened_on, 'opened'),
    must_not_be_after(opened_on, latest, 'opened'),
    may_be_day(filled, filled_on, 'filled'),
    case when filled_on < opened_on then 'DATE_INVALID:filled' end,
    may_be_day(withdrawn, withdrawn_on, 'withdrawn'),
    case when withdrawn_on < opened_on then 'DATE_INVALID:withdrawn' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
