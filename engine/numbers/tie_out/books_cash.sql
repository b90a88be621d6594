-- Cash in the books
-- Grain: one journal entry by what it did to the bank accounts; money in is positive. What the books open
--        with is no movement.
with
opening as (
  select distinct ledger_row.entry, ledger_line.date
  from ledger_line
  join ledger_row using (row_no)
  where ledger_line.feed = 'ledger' and ledger_line.line = 'equity' and ledger_line.date = (select min(date) from ledger_row)
)
select
  'books ' || ledger_row.entry || ' ' || ledger_line.date as item,
  max(ledger_row.number) as name,
  false as many,
  case when sum(ledger_line.amount) > 0 then 'deposits' else 'payments' end as source,
  ledger_line.date as day,
  ledger_line.month,
  sum(ledger_line.amount) as amount,
  min(row_no) as row_no,
  'ledger' as feed
from ledger_line
join ledger_row using (row_no)
anti join opening on opening.entry = ledger_row.entry and opening.date = ledger_line.date
where ledger_line.feed = 'ledger' and ledger_line.line = 'cash'
group by ledger_row.entry, ledger_line.date, ledger_line.month
having sum(ledger_line.amount) <> 0
