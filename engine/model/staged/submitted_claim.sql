-- Staged submitted claims
-- Grain: one submission of a claim (CLM of an 837P); the same claim sent again is another row.
insert into staged.submitted_claim
select
  file_id,
  "set" || '|' || position as source_key,
  "set",
  cast(position as integer),
  ltrim(group_control, '0'),
  ltrim(set_control, '0'),
  claim_id as claim,
  day_of(submitted_on, $days, $zone),
  day_of(service_date, $days, $zone),
  money_of(charge) as charged,
  place,
  coalesce(frequency, '1'),
  original_claim_id,
  payer,
  payer_id,
  payer_order,
  billing_provider,
  provider,
  balances = 'yes',
  coalesce(must_be(claim, 'claim_id'), must_be_money(charge, charged, 'charge')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
