-- Revenue per provider
-- Id:          PR07.provider
-- Version:     1
-- Means:       medical revenue of a year for each full-time physician, nurse practitioner or physician assistant
-- Formula:     revenue of twelve months ÷ average provider FTE of those months
-- Unit:        money
-- Better:      higher
-- Per:         FTE provider
-- Row:         one revenue line, or one provider and month
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months, average
-- Basis:       ledger date; paid hours by month worked, no person above 1.0; compare only with figures per FTE provider, never per physician
-- Source:      MGMA, total medical revenue per FTE provider
-- Needs:       ledger, account, payroll, staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  -amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where kind = 'revenue' and month in (select month from paid_month)
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  fte as denominator,
  1 as n,
  'employee ' || employee_id as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where role in ('physician', 'app') and month in (select month from paid_month)
