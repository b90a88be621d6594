-- Unbilled visits
-- Id:          RC34
-- Version:     1
-- Means:       patients we saw and never charged for
-- Formula:     visits completed without any charge {unbilled_after_business_days} business days later
-- Unit:        count
-- Better:      lower
-- Row:         one completed appointment without a charge
-- Counts:      visits
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       appointment date; a visit is found by its visit number, else by patient, provider and day
-- Excludes:    visits younger than the business days the policy gives
-- Source:      our own; missed charges lose filing limits unseen
-- Needs:       appointment, transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'appointment ' || appointment_id as fact,
  day as fact_date,
  'appointment' as feed,
  row_no
from unbilled_visit
