-- Stock on hand
-- Id:          SU02
-- Version:     1
-- Means:       what the counted stock cost
-- Formula:     Σ quantity × unit cost at the last count of the month
-- Unit:        money
-- Better:      neither
-- Row:         one lot counted
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    kind of item
-- Basis:       last count of each place in the month; a month without a count has none
-- Excludes:    items without a cost
-- Source:      our own
-- Needs:       inventory
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  kind as category,
  '' as category_group,
  value as numerator,
  0 as denominator,
  1 as n,
  what as fact,
  counted as fact_date,
  'inventory' as feed,
  row_no
from stock_month
