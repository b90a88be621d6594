-- Survey response rate
-- Id:          FB06
-- Version:     1
-- Means:       how many of the patients we asked answered
-- Formula:     completed surveys ÷ (sampled − ineligible − deceased)
-- Unit:        ratio
-- Better:      higher
-- Row:         one sampled patient who was eligible
-- Counts:      patients
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month the patient was sampled
-- Excludes:    patients who were ineligible or had died
-- Source:      AHRQ, Calculating Response Rates for CAHPS Surveys: refusals, half answered ones and wrong addresses stay in the denominator
-- Needs:       survey
select
  cast(date_trunc('month', sampled) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when disposition = 'complete' then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'sample ' || source_key || ' ' || disposition as fact,
  sampled as fact_date,
  'survey' as feed,
  row_no
from survey_row
where disposition <> 'ineligible'
