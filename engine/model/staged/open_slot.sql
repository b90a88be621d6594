-- Staged open slots
-- Grain: one time that was free when the schedule was looked at.
insert into staged.open_slot
with
parsed as (
  select
    raw.*,
    day_of(raw.sampled, $days, $zone) as looked_on,
    moment_of(raw.start, $moments, $zone) as free_from,
    meaning_of(raw.held, $held_words, $held_meanings) = 'yes' as is_held
  from raw
)
select
  file_id,
  concat_ws('|', looked_on, provider, coalesce(location, ''), coalesce(visit_type, ''), free_from)
    as source_key,
  looked_on,
  provider,
  location,
  visit_type,
  free_from,
  coalesce(is_held, false),
  coalesce(
    must_be_day(sampled, looked_on, 'sampled'),
    must_not_be_after(looked_on, latest, 'sampled'),
    must_be(provider, 'provider'),
    must_be_day(start, free_from, 'start'),
    case when free_from < looked_on then 'DATE_INVALID:start' end,
    may_be_known(held, is_held, 'held')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
