-- Value of unbilled visits
-- Id:          RC34.value
-- Version:     1
-- Means:       what the patients we saw and never charged would have been billed, at the month's average charge a visit
-- Formula:     unbilled visits × average charge of the visits of the month that were charged
-- Unit:        money
-- Better:      lower
-- Row:         one completed appointment without a charge
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       appointment date; average over the whole practice
-- Source:      our own
-- Needs:       appointment, transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  average_charge as numerator,
  0 as denominator,
  1 as n,
  'appointment ' || appointment_id as fact,
  day as fact_date,
  'appointment' as feed,
  row_no
from unbilled_visit
