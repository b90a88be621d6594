-- Diabetes: above 9 % or not tested
-- Id:          QU01
-- Version:     2
-- Means:       the share of patients with diabetes whose last HbA1c (or, from 2025 on, glucose management indicator) is above 9 %, or who have no result
-- Formula:     patients of 18 to 75 with diabetes whose last result of the year is above 9 % or missing ÷ such patients
-- Unit:        ratio
-- Better:      lower
-- Row:         one patient to be measured
-- Counts:      patients
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       results of the year up to the month end; an operational estimate, not for submission
-- Excludes:    patients marked as excluded (hospice, palliative or long-term care, frailty with advanced illness)
-- Source:      CMS122v10 (2022) to CMS122v14 (2026); where each rule was checked stands in datasets/reference/quality_rules.csv
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
where measure = 'CMS122'
