-- Staged claim states
-- Grain: one state (STC of a 277CA) of a claim, one of its lines, or everything one provider or
--        receiver sent. Categories A0, A1, A2 and A5 took it on; A3, A4, A6, A7 and A8 turned it away.
insert into staged.claim_status
select
  file_id,
  "set" || '|' || position as source_key,
  level,
  claim_id,
  category as kind,
  code,
  case
    when among(kind, ['A0', 'A1', 'A2', 'A5']) then true
    when among(kind, ['A3', 'A4', 'A6', 'A7', 'A8']) then false
  end,
  day_of(status_on, $days, $zone),
  money_of(amount) as money,
  payer,
  payer_claim_id,
  day_of(service_date, $days, $zone),
  coalesce(must_be(kind, 'category'), may_be_money(amount, money, 'amount')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
