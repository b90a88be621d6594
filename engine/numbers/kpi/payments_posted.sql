-- Payments posted
-- Id:          RC38
-- Version:     1
-- Means:       the money that payers and patients paid, whatever month it was earned in
-- Formula:     Σ payments − Σ refunds posted
-- Unit:        money
-- Better:      higher
-- Row:         one payment or refund
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       post date; sliced by payer, money is of the charge's primary payer, whoever paid it
-- Excludes:    agency recoveries
-- Source:      field practice; what the bridge of the budget counts as paid
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  cash as numerator,
  0 as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, 'unapplied') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow in ('payment', 'refund')
