-- Staged coverages
-- Grain: one policy of a patient with a payer.
insert into staged.coverage
with
parsed as (
  select
    raw.*,
    raw.coverage_id as source_key,
    day_of(raw.start, $days, $zone) as begins,
    day_of(raw.end, $days, $zone) as ends
  from raw
)
select
  file_id,
  source_key,
  md5_number_lower($patient_key || patient_id),
  payer,
  type,
  status,
  begins,
  ends,
  coalesce(
    must_be(source_key, 'coverage_id'),
    may_be_day(start, begins, 'start'),
    may_be_day("end", ends, 'end')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
