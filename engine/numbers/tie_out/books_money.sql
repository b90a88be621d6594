-- Patients' and insurers' money in the books
-- Grain: one journal entry that brings it in or pays it back; money received is positive.
-- Entries that move no cash, such as accruals, are no receipts.
with
entry_line as (
  select
    ledger_line.*,
    ledger_row.entry,
    ledger_row.number,
    ledger_line.line in ('cash', 'undeposited_funds') as is_cash,
    ledger_line.line = 'patient_revenue' as is_income
  from ledger_line
  join ledger_row using (row_no)
  where ledger_line.feed = 'ledger'
)
select
  'books ' || entry || ' ' || date as item,
  array_distinct(array_agg(number) filter (where is_income and number is not null)) as names,
  date as day,
  month,
  -sum(amount) filter (where is_income) as amount,
  min(row_no) filter (where is_income) as row_no,
  'ledger' as feed
from entry_line
group by entry, date, month
having
  bool_or(is_cash)
  and bool_or(is_income)
  and sum(amount) filter (where is_income) <> 0
