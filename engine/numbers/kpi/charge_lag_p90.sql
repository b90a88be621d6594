-- Charge lag, 90th percentile
-- Id:          RC21.p90
-- Version:     1
-- Means:       nine of ten visits were charged within so many days
-- Formula:     90th percentile of the days from service to first charge entry, by visit
-- Unit:        days
-- Better:      lower
-- Per:         visits
-- Row:         one visit charged in the month
-- Semantic:    flow
-- Combine:     90th percentile
-- Numerator:   in period
-- Denominator: in period
-- Basis:       entry date; one visit counts once however many lines it has
-- Excludes:    charges entered before the service date
-- Source:      HFMA MAP physician practice keys, total charge lag days
-- Needs:       transaction
select
  cast(date_trunc('month', entered_on) as date) as month,
  provider,
  payer,
  location,
  cast(date_diff('day', service_date, entered_on) as varchar) as category,
  '' as category_group,
  date_diff('day', service_date, entered_on) as numerator,
  1 as denominator,
  1 as n,
  'visit ' || visit as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from visit_charge
where entered_on >= service_date
