-- Stock past its day
-- Id:          SU03
-- Version:     1
-- Means:       the share of the stock that was past its day when it was counted
-- Formula:     value of lots counted after they expired ÷ value of the stock
-- Unit:        ratio
-- Better:      lower
-- Row:         one lot counted
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       last count of each place in the month
-- Excludes:    items without a cost
-- Source:      our own
-- Needs:       inventory
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when expires < counted then value else 0 end as numerator,
  value as denominator,
  1 as n,
  what as fact,
  counted as fact_date,
  'inventory' as feed,
  row_no
from stock_month
