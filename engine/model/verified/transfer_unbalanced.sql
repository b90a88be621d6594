-- Transfers that do not come to zero
-- Severity: look_at
-- Needs:    transaction
-- Fix:      a transfer moves a balance from one payer to another; find its other half in the billing system
select
  'transfers on ' || item_id || ' come to ' || sum(amount) || ' instead of zero' as message,
  sum(amount) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from entry
where flow = 'transfer'
group by item_id
having sum(amount) <> 0
