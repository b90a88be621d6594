-- Overtime premium
-- Id:          PE05.premium
-- Version:     1
-- Means:       what overtime cost above straight time
-- Formula:     Σ gross of overtime − overtime hours × the person's regular pay an hour in the same pay period
-- Unit:        money
-- Better:      lower
-- Row:         one payroll row's part in the month; regular hours add nothing
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       gross pay by day worked, not by pay day; overtime rows hold the whole pay of their hours; a month counts once all its days are paid
-- Excludes:    employer tax and benefits on it; overtime in a pay period in which the person has no regular hours
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      field practice; 29 CFR 778.107: overtime at no less than one and a half times the regular rate
-- Needs:       payroll
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  coalesce(premium, 0) as numerator,
  0 as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || earning as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from labour
where
  (earning = 'regular' or premium is not null)
  and month in (select month from paid_month)
