-- Staff turnover
-- Id:          PE04
-- Version:     1
-- Means:       how many of a hundred people leave in a year
-- Formula:     people who left in twelve months ÷ average number of people at the ends of those months
-- Unit:        ratio
-- Better:      lower
-- Per:         all staff
-- Row:         one person and month
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months, average
-- Basis:       first and last days in staff.csv; always of twelve months, never of one made into a year
-- Excludes:    why they left, which no export tells; moves within the practice
-- Source:      MGMA, all leavers
-- Needs:       staff
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when has_left then 1 else 0 end as numerator,
  case when has_left then 0 else 1 end as denominator,
  1 as n,
  'employee ' || employee_id || case when has_left then ' left' else ' at the end of the month' end as fact,
  coalesce(end_date, month) as fact_date,
  'staff' as feed,
  row_no
from employed_month
