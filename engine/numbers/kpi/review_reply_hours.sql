-- Hours to answer a review
-- Id:          FB07.hours
-- Version:     1
-- Means:       how long a public review stands without an answer, of those that get one
-- Formula:     median of the hours from when a review was posted to when the practice answered
-- Unit:        hours
-- Better:      lower
-- Row:         one review answered in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day of the answer; hours of the clock, nights and weekends among them
-- Excludes:    reviews that nobody answered, which Reviews answered (FB07.reply) counts, and those told by the day alone
-- Source:      field practice
-- Needs:       review
select
  cast(date_trunc('month', replied_at) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  cast(cast(round(date_diff('minute', posted_at, replied_at) / 60.0, 2) as decimal(12, 2)) as varchar) as category,
  '' as category_group,
  cast(category as decimal(12, 2)) as numerator,
  1 as denominator,
  1 as n,
  'review ' || source_key as fact,
  cast(replied_at as date) as fact_date,
  'review' as feed,
  row_no
from review_row
where replied_at >= posted_at
