-- Visits charged
-- Id:          PR10
-- Version:     1
-- Means:       visits with charges that stand
-- Formula:     number of visits
-- Unit:        count
-- Better:      higher
-- Counts:      visits
-- Row:         one visit, at its first charge
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       service date; provider, place and primary payer of the visit's largest charge
-- Excludes:    visits whose charges were all voided
-- Source:      our own; a visit number, or a distinct patient, provider and day
-- Needs:       transaction
select
  cast(date_trunc('month', service_date) as date) as month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'visit to ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from visit_charge
where service_date is not null
