-- Net production
-- Id:          PR09
-- Version:     1
-- Means:       what was produced, less what will not be paid
-- Formula:     Σ charges − Σ adjustments and write-offs
-- Unit:        money
-- Better:      higher
-- Row:         one charge or adjustment
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       post date of charges and adjustments: a write-off counts in the month it was posted, an estimate too where the system posts one
-- Excludes:    payments
-- Source:      both are in use, and so is a mix of them; compare like with like
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  kind || coalesce(' ' || item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow in ('charge', 'adjustment')
