-- Staged visits
-- Grain: one encounter between a patient and the practice, as a clinical system knows it.
insert into staged.visit
with
parsed as (
  select
    raw.*,
    raw.visit_id as source_key,
    moment_of(raw.start, $moments, $zone) as starts_at,
    moment_of(raw.end, $moments, $zone) as ends_at
  from raw
)
select
  file_id,
  source_key,
  md5_number_lower($patient_key || patient_id),
  provider,
  location,
  setting,
  visit_type,
  status,
  starts_at,
  ends_at,
  appointment_id,
  coalesce(
    must_be(source_key, 'visit_id'),
    may_be_day(start, starts_at, 'start'),
    may_be_day("end", ends_at, 'end')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
