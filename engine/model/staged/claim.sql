-- Staged claims
-- Grain: one claim, with the payer it was billed to.
insert into staged.claim
select
  file_id,
  claim_id as source_key,
  md5_number_lower($patient_key || patient_id),
  provider,
  location,
  nullif(payer_id, '0'),
  day_of(service_date, $days, $zone) as served,
  coalesce(must_be(source_key, 'claim_id'), may_be_day(service_date, served, 'service_date'))
    as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
