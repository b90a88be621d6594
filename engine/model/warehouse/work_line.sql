-- Work by charge line
-- Grain: one charge line whose code the fee schedule of its year lists, with its work RVUs; voids are
--        negative, modifiers have their factor.
select
  entry.service_month as month,
  entry.provider,
  entry.primary_payer as payer,
  entry.location,
  (case when entry.amount < 0 then -1 else 1 end)
    * abs(entry.units) * fee.work_rvu * coalesce(modifier.factor, 1.000) as work_rvus,
  entry.kind || ' ' || entry.code || coalesce(' ' || entry.modifiers, '') as said,
  entry.service_date,
  entry.row_no
from entry
join fee_row fee
  on fee.code = entry.code and fee.service_year = year(entry.service_date)
left join modifier_set modifier on modifier.modifiers = entry.modifiers
where entry.flow = 'charge'
