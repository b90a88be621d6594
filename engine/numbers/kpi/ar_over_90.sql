-- A/R over 90 days
-- Id:          RC05
-- Version:     1
-- Means:       the share of what is owed to us that is older than 90 days
-- Formula:     open debit balances aged over 90 days ÷ all open debit balances
-- Unit:        ratio
-- Better:      lower
-- Per:         open debit balances
-- Row:         one open item
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       service date; credits and unapplied money left out
-- Source:      HFMA MAP AR-1 (aged A/R as a percentage of billed A/R), here on all posted A/R
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when bucket in ('91-120', '>120') then balance else 0 end as numerator,
  balance as denominator,
  items as n,
  'open item ' || item_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'open'
