-- Drug margin
-- Id:          SU09
-- Version:     1
-- Means:       what one billed unit of a drug or vaccine brings more than it cost to buy
-- Formula:     (payments − refunds − units billed × price of the last purchase) ÷ units billed, by billing code
-- Unit:        money
-- Better:      higher
-- Per:         billed unit
-- Row:         one entry on a charge of the month
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Category:    billing code
-- Mature:      {collection_mature_months} months
-- Basis:       service date, to date; the price is that of the last purchase up to the day of service
-- Excludes:    charges without a number or before the first purchase, payments that name no charge, and the fee for giving it
-- Absent:      n/a: no purchase names a billing code
-- Source:      CMS Part B drugs are paid at average sales price plus a rate; the margin is payment less acquisition cost
-- Needs:       transaction, purchase
with
priced as (
  select * from drug_charge where unit_cost is not null and charge_id is not null
),
charge as (
  select distinct charge_id, service_month, code from priced
)
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  code as category,
  '' as category_group,
  -units * unit_cost as numerator,
  units as denominator,
  1 as n,
  kind || ' ' || code || ' ' || charge_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from priced
union all
select
  charge.service_month as month,
  paid.provider,
  paid.primary_payer as payer,
  paid.location,
  charge.code as category,
  '' as category_group,
  paid.cash as numerator,
  0 as denominator,
  1 as n,
  paid.kind || ' ' || charge.charge_id as fact,
  paid.post_date as fact_date,
  'transaction' as feed,
  paid.row_no
from entry paid
join charge on charge.charge_id = paid.charge_id
where paid.flow in ('payment', 'refund')
