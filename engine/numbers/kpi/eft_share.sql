-- Electronic payments
-- Id:          TE02
-- Version:     1
-- Means:       the share of remitted money that came by electronic transfer
-- Formula:     Σ remittances paid by ACH or wire ÷ Σ remittances
-- Unit:        ratio
-- Better:      higher
-- Row:         one remittance
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       payment date of the remittance; in money
-- Excludes:    remittances of nothing
-- Source:      CAQH Index, adoption of electronic funds transfer
-- Needs:       remittance
select
  cast(date_trunc('month', paid_on) as date) as month,
  'Unassigned' as provider,
  coalesce(payer, 'Unassigned') as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when method in ('ACH', 'FWT') then amount else 0 end as numerator,
  amount as denominator,
  1 as n,
  'remittance ' || coalesce(trace, '') || ' ' || coalesce(method, '') as fact,
  paid_on as fact_date,
  'remittance' as feed,
  row_no
from remittance_row
where amount > 0
