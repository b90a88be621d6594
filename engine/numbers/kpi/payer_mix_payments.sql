-- Payer mix, payments
-- Id:          RC25.payments
-- Version:     1
-- Means:       which class of payer the money comes from
-- Formula:     payments less refunds on charges of the class ÷ all payments less refunds
-- Unit:        ratio
-- Better:      neither
-- Row:         one payment or refund
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    financial class of the primary payer of the charge
-- Basis:       payments by post date; what patients pay themselves is of the class of their charge, money not applied yet of the class that its own row says
-- Excludes:    recoveries by agencies
-- Source:      MGMA A/R, collections and payer mix
-- Needs:       transaction
with
charge as (
  select item_id, arg_min(payer_class, row_no) as payer_class
  from entry
  where flow = 'charge'
  group by item_id
)
select
  entry.month,
  entry.provider,
  entry.primary_payer as payer,
  entry.location,
  coalesce(charge.payer_class, entry.payer_class) as category,
  '' as category_group,
  entry.cash as numerator,
  entry.cash as denominator,
  1 as n,
  entry.kind || ' ' || coalesce(entry.item_id, '') as fact,
  entry.post_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
left join charge on charge.item_id = entry.item_id
where entry.flow in ('payment', 'refund')
