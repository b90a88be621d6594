-- Overtime
-- Id:          PE05
-- Version:     1
-- Means:       the share of hours worked that was overtime
-- Formula:     overtime hours ÷ regular and overtime hours
-- Unit:        ratio
-- Better:      lower
-- Per:         worked hours
-- Row:         one payroll row's part in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       by day worked, not by pay day; a month counts once all its days are paid
-- Excludes:    paid time off, bonuses
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      field practice
-- Needs:       payroll
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when earning = 'overtime' then hours else 0 end as numerator,
  hours as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || earning as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from labour
where earning in ('regular', 'overtime') and month in (select month from paid_month)
