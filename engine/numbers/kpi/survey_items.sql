-- Most positive answers by item
-- Id:          FB01
-- Version:     1
-- Means:       how often patients gave the most positive answer, by question
-- Formula:     most positive answers ÷ valid answers
-- Unit:        ratio
-- Better:      higher
-- Row:         one answered item
-- Counts:      answers
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    question of the survey
-- Basis:       month the patient was sampled; not adjusted for case mix
-- Excludes:    skipped items
-- Source:      AHRQ, CAHPS Clinician and Group Survey Measures, version 3.0 (items); top box as in the CAHPS Database chartbooks
-- Needs:       survey
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  item as category,
  '' as category_group,
  case when is_top then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'answer to ' || item as fact,
  month as fact_date,
  'survey' as feed,
  row_no
from survey_answer
