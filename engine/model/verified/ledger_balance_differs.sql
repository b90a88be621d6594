-- Accounts whose balance moved otherwise than their detail
-- Severity: look_at
-- Needs:    ledger, ledger_balance
-- Fix:      export the balance sheet and the detail again on the same basis, the detail for all the days between; a line dated back into a closed month is the usual cause
with
balance as (
  select
    *,
    lag(as_of) over earlier as earlier_day,
    lag(amount) over earlier as earlier_amount
  from ledger_balance_row
  window earlier as (partition by coalesce(basis, ''), section, account order by as_of)
),
posted as (
  select distinct date_trunc('month', date) as month from ledger_row
),
-- the detail speaks of all the days between
covered as (
  select balance.*
  from balance
  where
    earlier_day is not null
    and section <> 'equity'
    and (
      select count(*) from posted
      where posted.month between date_trunc('month', earlier_day + 1) and date_trunc('month', as_of)
    ) = date_diff('month', date_trunc('month', earlier_day + 1), date_trunc('month', as_of)) + 1
),
moved as (
  select
    covered.*,
    coalesce(
      (
        select sum(line.debit - line.credit) from ledger_row line
        where line.account = covered.account and line.date > covered.earlier_day and line.date <= covered.as_of
      ),
      0
    ) as detail
  from covered
)
select
  account || ' moved by ' || (amount - earlier_amount) || ' from ' || earlier_day || ' to ' || as_of
    || ' by the balance sheet, by ' || detail || ' by the detail' as message,
  cast(amount - earlier_amount - detail as decimal(18, 2)) as amount,
  'ledger_balance' as feed,
  row_no
from moved
where amount - earlier_amount <> detail
