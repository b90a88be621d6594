-- Hours to close a message
-- Id:          TE11.hours
-- Version:     1
-- Means:       how long patients wait until their message is done with
-- Formula:     median of the hours from when a message came to when it was closed
-- Unit:        hours
-- Better:      lower
-- Row:         one message closed in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day the message was closed; hours of the clock, nights and weekends among them
-- Excludes:    messages still open
-- Source:      field practice
-- Needs:       message
select
  cast(date_trunc('month', closed_at) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  cast(cast(round(date_diff('minute', opened_at, closed_at) / 60.0, 2) as decimal(12, 2)) as varchar) as category,
  '' as category_group,
  cast(category as decimal(12, 2)) as numerator,
  1 as denominator,
  1 as n,
  'message ' || source_key as fact,
  cast(closed_at as date) as fact_date,
  'message' as feed,
  row_no
from message_row
where closed_at is not null
