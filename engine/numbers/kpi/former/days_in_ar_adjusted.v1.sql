-- Days in A/R, adjusted charges
-- Id:          RC02
-- Version:     1
-- Replaced:    2026-11-30: where the data begin within the three months, days without data were counted and the figure was too high; it now waits for three months
-- Means:       how many days of what payers agree to pay are still owed to us
-- Formula:     A/R at the end of the period ÷ average charges less contractual adjustments per calendar day of the window
-- Unit:        days
-- Better:      lower
-- Per:         adjusted charges
-- Row:         one open item, or one charge or contractual adjustment of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing {days_in_ar_months} months, per day
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       post date; A/R net of credits and unapplied money
-- Excludes:    money written off to agencies, charges not yet posted
-- Source:      MGMA: total A/R ÷ (adjusted fee-for-service charges ÷ days)
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  balance as numerator,
  0 as denominator,
  items as n,
  'open item ' || coalesce(item_id, 'unapplied') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
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
  kind || ' ' || coalesce(item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow = 'charge' or reason_class in ('contractual', 'sequestration')
