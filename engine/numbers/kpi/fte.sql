-- Full-time equivalent staff
-- Id:          PE01
-- Version:     1
-- Means:       how many full-time people the hours paid come to, on average a month
-- Formula:     Σ FTE of each person ÷ months
-- Unit:        number
-- Better:      neither
-- Row:         one person and month
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period, average
-- Category:    role
-- Basis:       paid hours by month worked, overtime left out, no person above 1.0; full time is {full_time_weekly_hours} hours a week; a month counts once all its days are paid
-- Excludes:    overtime, bonuses
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      MGMA; a person is never more than 1.0
-- Needs:       payroll, staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  role as category,
  '' as category_group,
  fte as numerator,
  0 as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || role as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where month in (select month from paid_month)
