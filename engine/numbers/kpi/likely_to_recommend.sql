-- Promoters less detractors
-- Id:          FB05
-- Version:     1
-- Means:       patients who rate the provider 9 or 10 less those who rate 0 to 6, from -100 to 100
-- Formula:     100 × (ratings of 9 and 10 − ratings of 0 to 6) ÷ ratings
-- Unit:        number
-- Better:      higher
-- Row:         one rating of a provider
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month the patient was sampled; from the rating of the provider (Q18), not from a question whether patients would recommend
-- Excludes:    skipped items
-- Source:      field practice; computed from shares, not an average
-- Needs:       survey
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when answer >= 9 then 100 when answer <= 6 then -100 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'answer to ' || item as fact,
  month as fact_date,
  'survey' as feed,
  row_no
from survey_answer
where item = 'Q18'
