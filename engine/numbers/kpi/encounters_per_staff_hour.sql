-- Encounters per staff hour
-- Id:          PE08
-- Version:     1
-- Means:       how many visits an hour of support staff carries
-- Formula:     encounters ÷ hours worked by support staff
-- Unit:        number
-- Better:      higher
-- Row:         one encounter, or one payroll row's part in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       by day worked, not by pay day; a month counts once all its days are paid
-- Excludes:    paid time off
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      field practice
-- Needs:       payroll, staff, transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
where month in (select month from paid_month)
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  hours as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || earning as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from labour
where
  role in ('clinical', 'front_office', 'billing', 'administration')
  and earning in ('regular', 'overtime')
  and month in (select month from paid_month)
