-- Mean score by item
-- Id:          FB03
-- Version:     1
-- Means:       how good the answers are on average, from 0 to 100, by question
-- Formula:     mean over valid answers of 100 × (answer − worst) ÷ (best − worst)
-- Unit:        number
-- Better:      higher
-- Row:         one answered item
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    question of the survey
-- Basis:       month the patient was sampled; not adjusted for case mix
-- Excludes:    skipped items
-- Source:      AHRQ CAHPS, linear mean scoring
-- Needs:       survey
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  item as category,
  '' as category_group,
  case when item = 'Q18' then cast(answer as integer) * 30 else (cast(answer as integer) - 1) * 100 end as numerator,
  3 as denominator,
  1 as n,
  'answer to ' || item as fact,
  month as fact_date,
  'survey' as feed,
  row_no
from survey_answer
