-- Care gaps open
-- Id:          QU05
-- Version:     3
-- Means:       patients whose result is missing or not where it should be
-- Formula:     patients to be measured − patients whose result is as it should be
-- Unit:        count
-- Better:      lower
-- Row:         one patient to be called
-- Counts:      patients
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    measure
-- Basis:       results of the year up to the month end; an operational estimate, not for submission
-- Source:      our own
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
  measure || ' ' || edition || ': ' || said || coalesce(' on ' || day, '') as fact,
  coalesce(day, month) as fact_date,
  feed,
  row_no
from quality_case
where gap
