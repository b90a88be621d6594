-- Net collection rate
-- Id:          RC07
-- Version:     1
-- Means:       what we have kept of what payers and patients agreed to owe, by month of service
-- Formula:     (payments − refunds) ÷ (charges − contractual adjustments) of the services of the month, to date
-- Unit:        ratio
-- Better:      higher
-- Per:         adjusted charges
-- Row:         one entry on a service of the month
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      {collection_mature_months} months
-- Basis:       service date; sliced by payer, everything is of the charge's primary payer; sequestration counts as contractual
-- Excludes:    unapplied money, agency recoveries; young months are still being paid and marked so
-- Source:      AAFP adjusted collection rate; MGMA net collection percentage
-- Needs:       transaction
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when flow in ('payment', 'refund') then cash else 0 end as numerator,
  case when flow in ('charge', 'adjustment') then amount else 0 end as denominator,
  1 as n,
  kind || ' ' || item_id as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where
  item_id is not null
  and (
    flow in ('charge', 'payment', 'refund')
    or reason_class in ('contractual', 'sequestration')
  )
