-- Gross collection rate
-- Id:          RC09
-- Version:     1
-- Means:       payments against charges as they are billed; it says as much of the fee schedule as of collecting
-- Formula:     (payments − refunds) ÷ gross charges posted
-- Unit:        ratio
-- Better:      neither
-- Row:         one entry posted in the window
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       post date; sliced by payer, everything is of the charge's primary payer
-- Excludes:    agency recoveries
-- Source:      MGMA: net fee-for-service revenue ÷ gross fee-for-service charges
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when flow in ('payment', 'refund') then cash else 0 end as numerator,
  case when flow = 'charge' then amount else 0 end as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, 'unapplied') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow in ('charge', 'payment', 'refund')
