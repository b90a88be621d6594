-- Staff cost per encounter
-- Id:          PE06
-- Version:     1
-- Replaced:    2026-11-27: a month whose last days were not paid yet looked cheap; a month now counts once all its days are paid
-- Means:       what the support staff costs for each patient seen
-- Formula:     pay, employer tax and benefits of support staff by month worked ÷ encounters
-- Unit:        money
-- Better:      lower
-- Row:         one payroll row's part in the month, or one encounter
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       by day worked, not by pay day, so three-pay-day months do not jump
-- Excludes:    physicians, nurse practitioners, physician assistants
-- Source:      MGMA support staff cost; accrual by days
-- Needs:       payroll, staff, transaction
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  cost as numerator,
  0 as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || earning as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from labour
where role in ('clinical', 'front_office', 'billing', 'administration')
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  1 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
