-- Revenue per encounter
-- Id:          PR03
-- Version:     1
-- Means:       what a visit brought in, once it is paid
-- Formula:     (payments − refunds) on the services of the month, to date ÷ encounters of the month
-- Unit:        money
-- Better:      higher
-- Row:         one payment or refund, or one encounter
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      {collection_mature_months} months
-- Basis:       service date; young months are still being paid and marked so
-- Excludes:    unapplied money, agency recoveries
-- Source:      field practice; on collections, not on charges
-- Needs:       transaction
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  cash as numerator,
  0 as denominator,
  1 as n,
  kind || ' ' || item_id as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where item_id is not null and flow in ('payment', 'refund')
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  1 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
