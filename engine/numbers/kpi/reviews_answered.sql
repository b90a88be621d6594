-- Reviews answered
-- Id:          FB07.reply
-- Version:     1
-- Means:       the share of public reviews that the practice answered
-- Formula:     reviews answered ÷ reviews
-- Unit:        ratio
-- Better:      higher
-- Row:         one review
-- Counts:      reviews
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day posted
-- Source:      field practice
-- Needs:       review
select
  cast(date_trunc('month', posted) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when replied is not null then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'review ' || source_key as fact,
  posted as fact_date,
  'review' as feed,
  row_no
from review_row
