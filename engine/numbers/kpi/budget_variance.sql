-- Budget variance
-- Id:          FI10
-- Version:     1
-- Means:       by how much we did better (+) or worse (−) than planned, line by line
-- Formula:     revenue: actual − budget; expense: budget − actual
-- Unit:        money
-- Better:      higher
-- Row:         one general-ledger line, or one budget line
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Category:    statement line
-- Basis:       ledger date; favourable is positive for revenue and expense alike
-- Source:      managerial accounting: budget less actual for cost, actual less budget for revenue
-- Needs:       ledger, account, budget
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  line as category,
  '' as category_group,
  -amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where kind in ('revenue', 'expense') and month in (select month from budget_line)
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  line as category,
  '' as category_group,
  case when kind = 'revenue' then -amount else amount end as numerator,
  0 as denominator,
  1 as n,
  'budget ' || line as fact,
  month as fact_date,
  'budget' as feed,
  row_no
from budget_line
