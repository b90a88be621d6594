-- Staged remittances
-- Grain: one payment advice (an 835 transaction set), cheque or electronic.
insert into staged.remittance
select
  file_id,
  "set" as source_key,
  payer,
  trace,
  method,
  day_of(paid_on, $days, $zone),
  money_of(amount) as total,
  money_of(claims_paid),
  money_of(provider_adjustments),
  balances = 'yes',
  coalesce(must_be(source_key, 'set'), must_be_money(amount, total, 'amount')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
