-- Bank balances that the movements do not lead to
-- Severity: must_fix
-- Needs:    bank
-- Fix:      fetch the statement of the days between the two balances and import it; a movement is missing or too many
-- Balances that the bank states beside no movement, one after the other on an account.
with
stated as (
  select row_no, account, date, balance,
    lag(balance) over last as before,
    lag(date) over last as since
  from bank_row
  where amount is null
  window last as (partition by account order by date)
)
select
  'account ' || account || ' went from ' || before || ' on ' || since || ' to ' || balance || ' on '
    || date || '; its movements come to ' || moved as message,
  balance - before - moved as amount,
  'bank' as feed,
  row_no
from (
  select
    stated.*,
    (
      select coalesce(sum(bank_row.amount), 0)
      from bank_row
      where
        bank_row.account = stated.account
        and bank_row.date > stated.since
        and bank_row.date <= stated.date
    ) as moved
  from stated
  where before is not null
)
where balance - before <> moved
