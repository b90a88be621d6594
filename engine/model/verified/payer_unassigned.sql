-- Money that belongs to no payer
-- Severity: look_at
-- Needs:    transaction
-- Fix:      export the rows with their payer, or import the claims and payers they belong to
select
  count(*) || ' entries belong to no payer' as message,
  sum(amount) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from entry
where payer = 'Unassigned'
having count(*) > 0
