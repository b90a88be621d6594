-- Staged exclusions
-- Grain: one entry of one issue of the list; each issue is whole, and the newest counts. Of a person
--        nothing is kept but the national number and a number made of the name.
insert into staged.exclusion
with
parsed as (
  select
    raw.*,
    day_of(raw.excluded, $days, $zone) as excluded_on,
    day_of(raw.reinstated, $days, $zone) as reinstated_on
  from raw
)
select
  file_id,
  file_id || '|' || md5(concat_ws(
    '|', $patient_key, last_name, first_name, business, npi, type, excluded, reinstated, born, address
  )) as source_key,
  person_of($patient_key, last_name, first_name),
  npi,
  type,
  excluded_on,
  reinstated_on,
  coalesce(
    case when last_name is null and business is null then 'FIELD_MISSING:last_name' end,
    must_be_day(excluded, excluded_on, 'excluded'),
    may_be_day(reinstated, reinstated_on, 'reinstated')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
