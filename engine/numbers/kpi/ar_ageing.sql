-- A/R by age
-- Id:          RC04
-- Version:     1
-- Means:       how old the money is that is owed to us, from the day of service
-- Formula:     open debit balances of the bucket ÷ all open debit balances; credits and unapplied money stand beside them
-- Unit:        ratio
-- Better:      neither
-- Row:         one open item
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Combine:     share
-- Category:    age in days, or credit, or unapplied
-- Basis:       service date; 30 days old is in 0-30, 90 in 61-90, 91 in 91-120
-- Excludes:    nothing: the numerators of all categories sum to net A/R
-- Source:      MGMA ageing buckets 0-30, 31-60, 61-90, 91-120, over 120
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  case when state = 'open' then bucket else state end as category,
  '' as category_group,
  balance as numerator,
  case when state = 'open' then balance else 0 end as denominator,
  items as n,
  'open item ' || coalesce(item_id, 'unapplied') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
