-- Credit balances
-- Id:          RC28
-- Version:     1
-- Means:       what we hold that belongs to payers and patients, and must give back or move
-- Formula:     Σ open items below zero, shown positive
-- Unit:        money
-- Better:      lower
-- Row:         one open item below zero
-- Semantic:    stock
-- Numerator:   at end
-- Combine:     sum
-- Basis:       net A/R by item; unapplied money is not a credit balance and stands in RC29; how long federal payers have been owed stands in CO03
-- Source:      CMS credit balance reporting; 42 CFR 401.305 for the sixty days
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  -balance as numerator,
  0 as denominator,
  items as n,
  'open item ' || item_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'credit'
