-- General-ledger lines
-- Grain: one line of a journal entry, with the statement line its account belongs to; debit positive.
select
  ledger.row_no,
  ledger.date,
  cast(date_trunc('month', ledger.date) as date) as month,
  ledger.account,
  coalesce(statement.line, 'unmapped') as line,
  coalesce(statement.kind, 'unmapped') as kind,
  coalesce(statement.line_group, 'unmapped') as line_group,
  ledger.type,
  ledger.memo,
  ledger.debit - ledger.credit as amount
from ledger_row ledger
left join account_row account on account.source_key = ledger.account
left join statement_line statement on statement.line = account.line
