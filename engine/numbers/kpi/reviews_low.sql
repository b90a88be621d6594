-- Reviews of one or two stars
-- Id:          FB07.low
-- Version:     1
-- Means:       the share of public reviews that give one or two stars
-- Formula:     reviews of one or two stars ÷ reviews
-- Unit:        ratio
-- Better:      lower
-- Row:         one review
-- Counts:      reviews
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day posted, as the review stands now
-- Source:      field practice
-- Needs:       review
select
  cast(date_trunc('month', posted) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when rating <= 2 then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'review ' || source_key as fact,
  posted as fact_date,
  'review' as feed,
  row_no
from review_row
where rating is not null
