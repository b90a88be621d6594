-- Cash of net revenue
-- Id:          RC10
-- Version:     1
-- Means:       the share of net patient revenue that became cash
-- Formula:     patient payments and recoveries of bad debt, less refunds ÷ (charges less contractual adjustments, sequestration and charity), three months
-- Unit:        ratio
-- Better:      higher
-- Per:         net patient revenue
-- Row:         one payment, refund, charge or adjustment
-- Semantic:    flow
-- Numerator:   trailing 3 months
-- Denominator: trailing 3 months
-- Basis:       deposit date of the money, else post date; post date of charges and adjustments
-- Excludes:    other write-offs, which are revenue not collected
-- Source:      HFMA MAP, cash collection as a percentage of net patient service revenue
-- Needs:       transaction
select
  cast(date_trunc('month', coalesce(deposit_date, post_date)) as date) as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  cash as numerator,
  0 as denominator,
  1 as n,
  kind as fact,
  coalesce(deposit_date, post_date) as fact_date,
  'transaction' as feed,
  row_no
from entry
where cash <> 0
union all
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  amount as denominator,
  1 as n,
  kind as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where
  flow = 'charge'
  or (flow = 'adjustment' and reason_class in ('contractual', 'sequestration', 'charity'))
