-- Days payable
-- Id:          FI13.payable
-- Version:     1
-- Replaced:    2026-11-30: books on the cash basis, which keep no payables, were told 0 days; and where the data begin within the three months the figure was too high
-- Means:       how many days of bills from suppliers stand unpaid
-- Formula:     accounts payable ÷ average cost other than pay, depreciation and interest per day of the last three months
-- Unit:        days
-- Better:      neither
-- Row:         one account balance at the end, or one expense line of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing 3 months, per day
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       ledger date; books on the cash basis have no payables
-- Source:      field practice
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  -balance as numerator,
  0 as denominator,
  1 as n,
  'balance of ' || account as fact,
  last_day(month) as fact_date,
  'ledger' as feed,
  row_no
from account_balance
where line = 'payables' and balance <> 0
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
where
  kind = 'expense'
  and line_group not in ('provider cost', 'staff cost', 'capital cost')
