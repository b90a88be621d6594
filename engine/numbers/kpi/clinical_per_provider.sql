-- Clinical staff per provider
-- Id:          PE03
-- Version:     1
-- Means:       full-time nurses and assistants for each full-time provider
-- Formula:     Σ clinical FTE ÷ Σ FTE of physicians, nurse practitioners and physician assistants
-- Unit:        number
-- Better:      neither
-- Per:         FTE provider
-- Row:         one person and month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       paid hours by month worked, overtime left out, no person above 1.0; a month counts once all its days are paid
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      field practice
-- Needs:       payroll, staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when role = 'clinical' then fte else 0 end as numerator,
  case when role = 'clinical' then 0 else fte end as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || role as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where
  role in ('clinical', 'physician', 'app')
  and month in (select month from paid_month)
