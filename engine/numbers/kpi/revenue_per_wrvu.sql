-- Revenue per work RVU
-- Id:          PR04
-- Version:     1
-- Means:       what a unit of work brought in, once it is paid
-- Formula:     (payments − refunds) on the services of the month, to date ÷ work RVUs of the month
-- Unit:        money
-- Better:      higher
-- Row:         one payment or refund, or one charge line
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      {collection_mature_months} months
-- Basis:       service date; young months are still being paid and marked so
-- Excludes:    unapplied money, codes that the fee schedule of their year does not list
-- Source:      field practice; to be held beside the conversion factor of Medicare
-- Needs:       transaction, fee
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
  work_rvus as denominator,
  1 as n,
  said as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from work_line
