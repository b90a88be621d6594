-- Patient experience composites
-- Id:          FB02
-- Version:     1
-- Means:       how often patients gave the most positive answer, by theme
-- Formula:     unweighted mean over the items of the composite of (most positive answers ÷ valid answers)
-- Unit:        ratio
-- Better:      higher
-- Row:         one answered item
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     mean of groups
-- Category:    composite; the groups are its items
-- Basis:       month the patient was sampled; not adjusted for case mix
-- Excludes:    skipped items
-- Source:      AHRQ, CAHPS Clinician and Group Survey Measures, version 3.0 (items of each composite); How to calculate composite scores, doc. 1309, app. F
-- Needs:       survey
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  composite as category,
  item as category_group,
  case when is_top then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'answer to ' || item as fact,
  month as fact_date,
  'survey' as feed,
  row_no
from survey_answer
