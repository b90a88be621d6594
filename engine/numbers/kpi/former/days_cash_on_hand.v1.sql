-- Days cash on hand
-- Id:          FI06
-- Version:     1
-- Replaced:    2026-11-30: in the first year of the books, days without data were counted and the days of cash were too many; it is now per day there is
-- Means:       how many days the practice could pay its way with the cash it has
-- Formula:     cash, undeposited funds and short-term investments ÷ average operating expense without depreciation per day of the last twelve months
-- Unit:        days
-- Better:      higher
-- Per:         operating expense
-- Row:         one account balance at the end, or one expense line of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing 12 months, per day
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       ledger date
-- Excludes:    restricted cash, depreciation, owner draws
-- Source:      what lenders usually ask: unrestricted cash over a day of operating expense without depreciation; undeposited funds counted because books hold them apart
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  balance as numerator,
  0 as denominator,
  1 as n,
  'balance of ' || account as fact,
  cast(month + interval 1 month - interval 1 day as date) as fact_date,
  'ledger' as feed,
  row_no
from account_balance
where line in ('cash', 'undeposited_funds', 'short_term_investments') and balance <> 0
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  0 as numerator,
  amount as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where feed = 'ledger' and kind = 'expense' and line <> 'depreciation'
