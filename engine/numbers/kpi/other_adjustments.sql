-- Adjustments that are not contractual
-- Id:          RC35.other
-- Version:     1
-- Means:       what was given up though no contract asked for it, against charges
-- Formula:     adjustments that are not contractual ÷ gross charges
-- Unit:        ratio
-- Better:      lower
-- Per:         gross charges
-- Row:         one adjustment or charge
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date; bad debt included
-- Source:      AAFP Getting Paid
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when flow = 'adjustment' then -amount else 0 end as numerator,
  case when flow = 'charge' then amount else 0 end as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where
  flow = 'charge'
  or (
    flow = 'adjustment'
    and coalesce(reason_class, 'other') not in ('contractual', 'sequestration')
  )
