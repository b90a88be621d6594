-- Stars of public reviews
-- Id:          FB07
-- Version:     1
-- Means:       how many stars public reviews give on average
-- Formula:     Σ stars ÷ reviews
-- Unit:        number
-- Better:      higher
-- Row:         one review
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day posted, as the review stands now
-- Source:      field practice; whoever chooses to write is no sample
-- Needs:       review
select
  cast(date_trunc('month', posted) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  rating as numerator,
  1 as denominator,
  1 as n,
  'review ' || source_key as fact,
  posted as fact_date,
  'review' as feed,
  row_no
from review_row
where rating is not null
