-- Screening and prevention done
-- Id:          QU03
-- Version:     2
-- Means:       the share of patients due for a screening or a treatment who have it, by measure
-- Formula:     patients who have what the measure asks for ÷ patients it applies to
-- Unit:        ratio
-- Better:      higher
-- Row:         one patient to be measured by one measure
-- Counts:      patients and measures
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Category:    measure
-- Basis:       what is known of the year up to the month end; an operational estimate, not for submission
-- Excludes:    patients the measure leaves out (hospice, palliative care, what makes the screening pointless); measures of which the exports tell no test at all
-- Source:      CMS125, CMS130, CMS124, CMS2, CMS138 and CMS347 in the edition of the year, by rules in our words; where each was checked stands in datasets/reference/quality_rules.csv
-- Needs:       quality_patient, quality_result
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  measure || ' ' || title as category,
  '' as category_group,
  case when counts then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  measure || ' ' || edition || ': ' || said || coalesce(' on ' || day, '') as fact,
  coalesce(day, month) as fact_date,
  feed,
  row_no
from quality_case
where measure not in ('CMS122', 'CMS165')
