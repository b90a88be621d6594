-- A/R that moved by something that was not posted
-- Severity: must_fix
-- Needs:    transaction
-- Fix:      run practice rebuild; if the difference stays, report it: it is our fault, not yours
with
change as (
  select month, payer, sum(amount) as amount
  from entry
  where flow <> 'recovery'
  group by month, payer
),
closing as (
  select month, payer, sum(balance) as balance
  from ar_month
  group by month, payer
),
position as (
  select
    month.month,
    payer.payer,
    coalesce(closing.balance, 0) as balance,
    coalesce(change.amount, 0) as change
  from month
  cross join (select distinct payer from change) payer
  left join closing on closing.month = month.month and closing.payer = payer.payer
  left join change on change.month = month.month and change.payer = payer.payer
),
moved as (
  select
    month,
    payer,
    balance
      - coalesce(lag(balance) over (partition by payer order by month), 0)
      - change as difference
  from position
)
select
  'A/R of ' || payer || ' moved by ' || difference || ' in ' || strftime(month, '%Y-%m')
    || ' without an entry' as message,
  difference as amount,
  'transaction' as feed,
  null as row_no
from moved
where difference <> 0
