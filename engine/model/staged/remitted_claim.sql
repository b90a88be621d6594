-- Staged remitted claims
-- Grain: one claim payment (CLP) of a remittance.
insert into staged.remitted_claim
select
  file_id,
  "set" || '|' || position as source_key,
  "set",
  cast(position as integer),
  claim_id as claim,
  status,
  money_of(charge) as charged,
  money_of(paid) as payment,
  money_of(patient_responsibility),
  day_of(received_on, $days, $zone),
  balances = 'yes',
  coalesce(
    must_be(claim, 'claim_id'),
    must_be_money(charge, charged, 'charge'),
    must_be_money(paid, payment, 'paid')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
