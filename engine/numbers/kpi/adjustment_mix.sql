-- Adjustments by kind
-- Id:          RC35
-- Version:     1
-- Means:       why charges were reduced
-- Formula:     adjustments of the kind ÷ all adjustments
-- Unit:        ratio
-- Better:      neither
-- Row:         one adjustment, or its reversal
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    kind of adjustment
-- Basis:       post date
-- Source:      AAFP Getting Paid warns of write-offs that are not contractual
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  coalesce(reason_class, 'other') as category,
  '' as category_group,
  -amount as numerator,
  -amount as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow = 'adjustment'
