-- Accounts that belong to no statement line
-- Severity: must_fix
-- Needs:    ledger
-- Fix:      give the account one of the lines of datasets/templates/README.md in accounts.csv and run practice import
select
  'account ' || account || ' is in no line of the statements; ' || count(*) || ' entries' as message,
  sum(amount) as amount,
  feed,
  min(row_no) as row_no
from ledger_line
where line = 'unmapped'
group by feed, account
