-- Work RVUs
-- Id:          PR01
-- Version:     1
-- Means:       the work of the providers in Medicare's relative value units
-- Formula:     Σ units × work RVU of the code in its year of service × factor of its modifiers
-- Unit:        wrvu
-- Better:      higher
-- Row:         one charge line, voids negative
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       service date, rendering provider
-- Excludes:    codes that the fee schedule of their year does not list, shown as unmapped in the checks
-- Source:      MGMA includes modifiers and leaves out others' work; CMS physician fee schedule for the values
-- Needs:       transaction, fee
select
  entry.service_month as month,
  entry.provider,
  entry.primary_payer as payer,
  entry.location,
  '' as category,
  '' as category_group,
  (case when entry.amount < 0 then -1 else 1 end)
    * abs(entry.units) * fee.work_rvu * coalesce(modifier.factor, 1.000) as numerator,
  0 as denominator,
  1 as n,
  entry.kind || ' ' || entry.code || coalesce(' ' || entry.modifiers, '') as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join fee_row fee
  on fee.code = entry.code and fee.service_year = year(entry.service_date)
left join modifier_set modifier on modifier.modifiers = entry.modifiers
where entry.flow = 'charge'
