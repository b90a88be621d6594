-- Blood pressure below 140 over 90
-- Id:          QU02
-- Version:     2
-- Means:       the share of patients with hypertension whose last reading was below 140 over 90
-- Formula:     patients of 18 to 85 with hypertension whose last reading of the year is below 140 and below 90 ÷ such patients
-- Unit:        ratio
-- Better:      higher
-- Row:         one patient to be measured
-- Counts:      patients
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       results of the year up to the month end; an operational estimate, not for submission
-- Excludes:    patients marked as excluded (hospice, pregnancy, dialysis, frailty); readings of hospitals and emergency rooms
-- Source:      CMS165v10 (2022) to CMS165v14 (2026); of the last day with both readings the lowest of each; where each rule was checked stands in datasets/reference/quality_rules.csv
-- Needs:       quality_patient, quality_result
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when counts then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  measure || ' ' || edition || ': ' || said || coalesce(' on ' || day, '') as fact,
  coalesce(day, month) as fact_date,
  feed,
  row_no
from quality_case
where measure = 'CMS165'
