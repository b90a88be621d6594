-- Front office per 1,000 visits
-- Id:          PE03.front
-- Version:     1
-- Means:       full-time front-office people for a thousand visits a month
-- Formula:     1,000 × Σ front-office FTE ÷ encounters
-- Unit:        number
-- Better:      neither
-- Row:         one person and month, or one encounter
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       paid hours by month worked, overtime left out; encounters by service date; a month counts once all its days are paid
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      field practice
-- Needs:       payroll, staff, transaction
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  fte * 1000 as numerator,
  0 as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || role as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where role = 'front_office' and month in (select month from paid_month)
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
where month in (select month from paid_month)
