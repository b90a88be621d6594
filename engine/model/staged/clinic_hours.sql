-- Staged clinic hours
-- Grain: the minutes one provider has for patients at one place on one day, or from one time of it on.
insert into staged.clinic_hours
with
parsed as (
  select
    raw.*,
    day_of(raw.day, $days, $zone) as clinic_day,
    whole_of(raw.minutes) as length,
    whole_of(raw.blocked) as taken
  from raw
)
select
  file_id,
  concat_ws('|', provider, coalesce(location, ''), clinic_day, coalesce(starts, '')) as source_key,
  provider,
  location,
  clinic_day,
  length,
  coalesce(taken, 0),
  coalesce(
    must_be(provider, 'provider'),
    must_be_day(day, clinic_day, 'day'),
    must_not_be_after(clinic_day, latest + interval 24 month, 'day'),
    must_be(minutes, 'minutes'),
    may_be_number(minutes, length, 'minutes'),
    case when length not between 0 and 1440 then 'NUMBER_FORMAT:minutes' end,
    may_be_number(blocked, taken, 'blocked'),
    case when taken not between 0 and length then 'NUMBER_FORMAT:blocked' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
