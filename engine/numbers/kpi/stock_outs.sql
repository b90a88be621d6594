-- Stock-outs
-- Id:          SU07
-- Version:     1
-- Means:       how often an item that was there at one count was gone at the next
-- Formula:     items counted at none that were counted above none before, at the same place
-- Unit:        count
-- Better:      lower
-- Row:         one item counted again at a place
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       day of the count; all lots of an item together
-- Excludes:    what ran out and came in again between two counts, and items that a count leaves out
-- Source:      our own
-- Needs:       inventory
select
  cast(date_trunc('month', counted) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  case when quantity <= 0 and quantity_before > 0 then 1 else 0 end as numerator,
  0 as denominator,
  1 as n,
  rtrim(rtrim(cast(quantity as varchar), '0'), '.') || ' of ' || item
    || ', before ' || rtrim(rtrim(cast(quantity_before as varchar), '0'), '.') as fact,
  counted as fact_date,
  'inventory' as feed,
  row_no
from stock_recounted
