-- A/R over 120 days
-- Id:          RC06
-- Version:     1
-- Means:       the share of what is owed to us that is older than 120 days
-- Formula:     open debit balances aged over 120 days ÷ all open debit balances
-- Unit:        ratio
-- Better:      lower
-- Per:         open debit balances
-- Row:         one open item
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       service date; credits and unapplied money left out
-- Source:      MGMA, percentage of A/R over 120 days
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when bucket = '>120' then balance else 0 end as numerator,
  balance as denominator,
  items as n,
  'open item ' || item_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'open'
