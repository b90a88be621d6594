-- Account balances
-- Grain: one general-ledger account at one month end; debit positive.
with
movement as (
  select month, account, line, sum(amount) as amount, max(row_no) as row_no
  from ledger_line
  where feed = 'ledger'
  group by all
),
account as (
  select distinct account, line from movement
),
grid as (
  select month.month, account.account, account.line
  from month
  cross join account
)
select
  grid.month,
  grid.account,
  grid.line,
  cast(sum(coalesce(movement.amount, 0)) over in_order as decimal(18, 2)) as balance,
  max(movement.row_no) over in_order as row_no
from grid
left join movement on movement.month = grid.month and movement.account = grid.account
window in_order as (partition by grid.account order by grid.month)
