-- Support staff per provider
-- Id:          PE02.provider
-- Version:     1
-- Means:       full-time support staff for each full-time physician, nurse practitioner or physician assistant
-- Formula:     Σ support FTE ÷ Σ provider FTE
-- Unit:        number
-- Better:      neither
-- Per:         FTE provider
-- Row:         one person and month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       paid hours by month worked, overtime left out, no person above 1.0; full time is {full_time_weekly_hours} hours a week; a month counts once all its days are paid
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      MGMA, total support staff per FTE provider; compare only with figures per FTE provider, never per physician
-- Needs:       payroll, staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when role in ('physician', 'app') then 0 else fte end as numerator,
  case when role in ('physician', 'app') then fte else 0 end as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || role as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where
  role in ('physician', 'app', 'clinical', 'front_office', 'billing', 'administration')
  and month in (select month from paid_month)
