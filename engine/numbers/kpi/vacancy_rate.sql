-- Vacancy rate
-- Id:          PE07
-- Version:     1
-- Means:       the share of positions that nobody fills
-- Formula:     FTE of positions open at the month end ÷ FTE of positions open and of people who work here
-- Unit:        ratio
-- Better:      lower
-- Row:         one position open, or one person, at the month end
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Category:    role
-- Basis:       days opened, filled and withdrawn; people by weekly hours, full time is {full_time_weekly_hours} hours, no person above 1.0
-- Excludes:    months before the first opening listed
-- Source:      field practice
-- Needs:       opening, staff
select
  month.month as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(opening.location, 'Unassigned') as location,
  opening.role as category,
  '' as category_group,
  opening.fte as numerator,
  opening.fte as denominator,
  1 as n,
  'position ' || opening.position || ' open' as fact,
  opening.opened as fact_date,
  'opening' as feed,
  opening.row_no as row_no
from opening_row opening
join month
  on
    opening.opened <= month.month_end
    and month.month_end < coalesce(least(opening.filled, opening.withdrawn), date '9999-12-31')
union all
select
  employed.month as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  employed.location as location,
  employed.role as category,
  '' as category_group,
  0 as numerator,
  cast(least(1, staff.weekly_hours / policy.full_time_weekly_hours) as decimal(9, 4)) as denominator,
  1 as n,
  'employee ' || employed.employee_id as fact,
  employed.month as fact_date,
  'staff' as feed,
  employed.row_no as row_no
from employed_month employed
join staff_row staff on staff.row_no = employed.row_no
cross join policy
where
  not employed.has_left
  and employed.month >= (select date_trunc('month', min(opened)) from opening_row)
