-- Patients seen in 18 months
-- Id:          PR08
-- Version:     1
-- Means:       how many people are patients of the practice: seen in the last eighteen months
-- Formula:     patients with an encounter in the eighteen months to the month's end, each once
-- Unit:        count
-- Better:      neither
-- Row:         one patient, at their last encounter
-- Counts:      patients
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Basis:       service date; a patient is of the provider, payer and place of their last encounter, so that parts sum; with less than eighteen months of billing, of what there is
-- Source:      field practice; panels are counted over eighteen months
-- Needs:       transaction
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
  'last encounter of a patient' as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from patient_seen
