-- Payroll coverage
-- Id:          FI13
-- Version:     1
-- Means:       how many pay days the cash at hand would cover
-- Formula:     cash, undeposited funds and short-term investments ÷ cost of the last payroll
-- Unit:        number
-- Better:      higher
-- Per:         pay day
-- Row:         one account balance, or the last payroll of the month
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       ledger date; the last pay day on or before the month end stands for the next one; pay, employer tax and benefits
-- Excludes:    restricted cash
-- Source:      our own
-- Needs:       ledger, account, payroll
with
run as (
  select pay_date, sum(gross + employer_tax + benefits) as cost, min(row_no) as row_no
  from payroll_row
  group by pay_date
),
last_run as (
  select month.month, max(run.pay_date) as pay_date
  from month
  join run on run.pay_date <= month.month_end and run.pay_date > month.month_end - 45
  group by month.month
)
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
  last_day(month) as fact_date,
  'ledger' as feed,
  row_no
from account_balance
where line in ('cash', 'undeposited_funds', 'short_term_investments') and balance <> 0
union all
select
  last_run.month as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  0 as numerator,
  run.cost as denominator,
  1 as n,
  'payroll of ' || run.pay_date as fact,
  run.pay_date as fact_date,
  'payroll' as feed,
  run.row_no as row_no
from last_run
join run on run.pay_date = last_run.pay_date
