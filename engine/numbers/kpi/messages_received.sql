-- Secure messages
-- Id:          TE11
-- Version:     1
-- Means:       how many messages patients sent through the portal
-- Formula:     messages that came in the month
-- Unit:        count
-- Better:      neither
-- Row:         one message
-- Counts:      messages
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       the day the message came
-- Source:      field practice
-- Needs:       message
select
  cast(date_trunc('month', opened_at) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'message ' || source_key as fact,
  cast(opened_at as date) as fact_date,
  'message' as feed,
  row_no
from message_row
