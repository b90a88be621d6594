-- Staff cost per work RVU
-- Id:          PE06.wrvu
-- Version:     1
-- Means:       what the support staff costs for each unit of the providers' work
-- Formula:     pay, employer tax and benefits of support staff by month worked ÷ work RVUs
-- Unit:        money
-- Better:      lower
-- Row:         one payroll row's part in the month, or one charge line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       by day worked, not by pay day, so three-pay-day months do not jump; service date for work; a month counts once all its days are paid
-- Excludes:    physicians, nurse practitioners, physician assistants; codes that the fee schedule of their year does not list
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      MGMA support staff cost; accrual by days
-- Needs:       payroll, staff, transaction, fee
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
where
  role in ('clinical', 'front_office', 'billing', 'administration')
  and month in (select month from paid_month)
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  work_rvus as denominator,
  1 as n,
  said as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from work_line
where month in (select month from paid_month)
