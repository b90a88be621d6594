-- Roll-forward difference
-- Id:          RC37
-- Version:     1
-- Means:       whether A/R moved only by what was posted: opening + charges − payments − adjustments + refunds ± transfers − closing
-- Formula:     A/R at the end of the month before + entries of the month − A/R at its end
-- Unit:        money
-- Better:      neither
-- Row:         one open item at either end, or one entry between
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       post date; must be 0.00 for every payer
-- Source:      roll-forward identity of the A/R ledger
-- Needs:       transaction
select
  cast(month + interval 1 month as date) as month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  balance as numerator,
  0 as denominator,
  items as n,
  'opening item ' || coalesce(item_id, 'unapplied') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where month < (select max(month) from month)
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, 'unapplied') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow <> 'recovery'
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  -balance as numerator,
  0 as denominator,
  items as n,
  'closing item ' || coalesce(item_id, 'unapplied') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
