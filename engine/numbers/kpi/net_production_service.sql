-- Net production by service month
-- Id:          PR09.service
-- Version:     1
-- Means:       what was produced, less what will not be paid
-- Formula:     Σ charges − Σ adjustments and write-offs
-- Unit:        money
-- Better:      higher
-- Row:         one charge or adjustment
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       service date: a write-off counts in the month of the service, whenever it was posted, so months go on changing
-- Excludes:    payments
-- Source:      both are in use, and so is a mix of them; compare like with like
-- Needs:       transaction
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  kind || coalesce(' ' || item_id, '') as fact,
  coalesce(service_date, post_date) as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow in ('charge', 'adjustment')
