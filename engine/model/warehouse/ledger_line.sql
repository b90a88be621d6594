-- General-ledger lines
-- Grain: one line of a journal entry, with the statement line its account belongs to; debit positive.
--        In months without any, what the profit and loss says of an account, on the month's last day.
with
line as (
  select 'ledger' as feed, row_no, date, account, type, memo, department, debit - credit as amount
  from ledger_row
  union all
  select 'ledger_summary', row_no, last_day(month), account, null, null, null, amount
  from ledger_summary_in_force
  where month not in (select date_trunc('month', date) from ledger_row where date is not null)
)
select
  ledger.feed,
  ledger.row_no,
  ledger.date,
  cast(date_trunc('month', ledger.date) as date) as month,
  ledger.account,
  coalesce(statement.line, 'unmapped') as line,
  coalesce(statement.kind, 'unmapped') as kind,
  coalesce(statement.line_group, 'unmapped') as line_group,
  ledger.type,
  ledger.memo,
  ledger.department,
  ledger.amount
from line ledger
left join account_row account on account.source_key = ledger.account
left join statement_line statement on statement.line = account.line
