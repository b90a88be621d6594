-- Staged remitted lines
-- Grain: one service line (SVC) of a claim payment.
insert into staged.remitted_line
select
  file_id,
  "set" || '|' || position as source_key,
  "set",
  cast(position as integer),
  cast(claim_position as integer),
  charge_id,
  upper(code),
  upper(modifiers),
  money_of(charge) as charged,
  money_of(paid) as payment,
  money_of(allowed),
  number_of(units),
  day_of(service_date, $days, $zone),
  coalesce(must_be_money(charge, charged, 'charge'), must_be_money(paid, payment, 'paid'))
    as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
