-- Negative comments
-- Id:          FB08.negative
-- Version:     1
-- Means:       of the comments about a theme, how many are negative as a whole
-- Formula:     mentions in negative comments ÷ mentions
-- Unit:        ratio
-- Better:      lower
-- Row:         one theme of one comment
-- Counts:      mentions
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    theme
-- Basis:       day posted, as the review stands now; read by rules, so true of many comments and not of each
-- Excludes:    reviews without a comment
-- Source:      our own list of phrases, datasets/reference/comment_words.csv; the review's stars have no part in it
-- Needs:       review
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  theme as category,
  '' as category_group,
  case when sentiment = 'negative' then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'review ' || source_key || ': ' || theme as fact,
  posted as fact_date,
  'review' as feed,
  row_no
from comment_theme
