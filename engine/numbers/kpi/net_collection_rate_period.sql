-- Net collection rate, period
-- Id:          RC08
-- Version:     1
-- Means:       payments against net charges posted in the same twelve months, whatever month they were earned in
-- Formula:     (payments − refunds) ÷ (charges − contractual adjustments) posted
-- Unit:        ratio
-- Better:      higher
-- Per:         adjusted charges
-- Row:         one entry posted in the window
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       post date; sliced by payer, everything is of the charge's primary payer; sequestration counts as contractual
-- Excludes:    agency recoveries
-- Source:      AAFP adjusted collection rate, on twelve rolling months
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when flow in ('payment', 'refund') then cash else 0 end as numerator,
  case when flow in ('charge', 'adjustment') then amount else 0 end as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, 'unapplied') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where
  flow in ('charge', 'payment', 'refund')
  or reason_class in ('contractual', 'sequestration')
