-- Support staff per physician
-- Id:          PE02
-- Version:     1
-- Replaced:    2026-11-27: a month whose last days were not paid yet was told by those that were; a month now counts once all its days are paid
-- Means:       full-time support staff for each full-time physician
-- Formula:     Σ support FTE ÷ Σ physician FTE
-- Unit:        number
-- Better:      neither
-- Row:         one person and month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       paid hours by month worked, overtime left out, no person above 1.0; full time is {full_time_weekly_hours} hours a week
-- Excludes:    nurse practitioners and physician assistants on both sides
-- Source:      MGMA; the base is 1.0 FTE physician, not provider
-- Benchmark:   compare only with figures per FTE physician
-- Needs:       payroll, staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when role <> 'physician' then fte else 0 end as numerator,
  case when role = 'physician' then fte else 0 end as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || role as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where role in ('physician', 'clinical', 'front_office', 'billing', 'administration')
