-- Journal entries whose debits are not their credits
-- Severity: must_fix
-- Needs:    ledger
-- Fix:      correct the entry in the accounting system and export the month again
select
  'journal entry ' || entry || ' of ' || min(date) || ' has debits of ' || sum(debit)
    || ' and credits of ' || sum(credit) as message,
  sum(debit) - sum(credit) as amount,
  'ledger' as feed,
  min(row_no) as row_no
from ledger_row
group by entry
having sum(debit) <> sum(credit)
