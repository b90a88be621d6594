-- Days payable
-- Id:          FI13.payable
-- Version:     2
-- Means:       how many days of bills from suppliers stand unpaid
-- Formula:     accounts payable ÷ average cost other than pay, depreciation and interest per day of the last three months
-- Unit:        days
-- Better:      neither
-- Row:         one account balance at the end, or one expense line of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing 3 months, per day
-- Basis:       ledger date; of books that have had payables: those on the cash basis keep none
-- Absent:      n/a: cash-basis books keep no payables
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
  and (line_group not in ('provider cost', 'staff cost', 'capital cost') or line = 'agency_staff')
  and exists (select 1 from account_balance where line = 'payables')
