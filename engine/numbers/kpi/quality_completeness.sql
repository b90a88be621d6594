-- Quality data complete
-- Id:          QU04
-- Version:     2
-- Means:       the share of patients to be measured of whom there is a result to report
-- Formula:     patients with a result of the year ÷ patients to be measured
-- Unit:        ratio
-- Better:      higher
-- Per:         patients to be measured
-- Row:         one patient to be measured
-- Counts:      patients
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Category:    measure
-- Basis:       results of the year up to the month end; an operational estimate, not for submission
-- Excludes:    patients marked as excluded; blood pressures of hospitals
-- Source:      Quality Payment Program 2025, data completeness; an electronic measure without a result still counts as reported there
-- Needs:       quality_patient, quality_result
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  measure as category,
  '' as category_group,
  case when day is null then 0 else 1 end as numerator,
  1 as denominator,
  1 as n,
  measure || ' ' || edition || ': ' || said || coalesce(' on ' || day, '') as fact,
  coalesce(day, month) as fact_date,
  'quality_patient' as feed,
  row_no
from quality_case
