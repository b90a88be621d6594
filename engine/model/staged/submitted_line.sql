-- Staged submitted lines
-- Grain: one service line of a submitted claim.
insert into staged.submitted_line
select
  file_id,
  "set" || '|' || position as source_key,
  "set",
  cast(claim_position as integer),
  charge_id,
  upper(code),
  upper(modifiers),
  money_of(charge) as charged,
  number_of(units),
  place,
  day_of(service_date, $days, $zone),
  provider,
  must_be_money(charge, charged, 'charge') as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
