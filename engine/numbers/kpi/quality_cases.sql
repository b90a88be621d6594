-- Patients to be measured
-- Id:          QU04.cases
-- Version:     2
-- Means:       how many patients a quality measure is made of
-- Formula:     patients to be measured
-- Unit:        count
-- Better:      neither
-- Row:         one patient to be measured
-- Counts:      patients
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    measure
-- Basis:       the list of the year; an operational estimate, not for submission
-- Excludes:    patients marked as excluded
-- Source:      Quality Payment Program 2025, case minimum
-- Needs:       quality_patient, quality_result
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  measure as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  measure || ' ' || edition as fact,
  month as fact_date,
  'quality_patient' as feed,
  row_no
from quality_case
