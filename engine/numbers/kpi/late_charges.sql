-- Visits charged late
-- Id:          RC21.late
-- Version:     1
-- Means:       the share of visits whose charge was entered later than {late_charge_days} days after the service
-- Formula:     visits charged after more than {late_charge_days} days ÷ visits charged
-- Unit:        ratio
-- Better:      lower
-- Row:         one visit charged in the month
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       entry date
-- Excludes:    charges entered before the service date
-- Source:      as RC21
-- Needs:       transaction
select
  cast(date_trunc('month', entered_on) as date) as month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when date_diff('day', service_date, entered_on) > policy.late_charge_days then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'visit ' || visit as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from visit_charge
cross join policy
where entered_on >= service_date
