-- Price paid against plan
-- Id:          SU05
-- Version:     1
-- Means:       what items cost against what the same units were planned to cost
-- Formula:     Σ paid ÷ Σ units bought × planned price
-- Unit:        ratio
-- Better:      lower
-- Row:         one item bought or returned on a day
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    item
-- Basis:       day of purchase; the price planned for its month
-- Excludes:    items without a planned price
-- Source:      Horngren, Cost Accounting: actual quantity at actual and at standard price, at the time of purchase
-- Needs:       purchase, planned_price
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  item as category,
  '' as category_group,
  amount as numerator,
  cast(quantity * unit_price as decimal(38, 10)) as denominator,
  1 as n,
  rtrim(rtrim(cast(quantity as varchar), '0'), '.') || ' of ' || item as fact,
  date as fact_date,
  'purchase' as feed,
  row_no
from purchase_priced
where line is not null
