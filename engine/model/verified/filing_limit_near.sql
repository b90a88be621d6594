-- Charges that no payer has, and whose time limit ends within 14 days
-- Severity: look_at
-- Needs:    transaction
-- Fix:      file these claims now; a clearinghouse's rejection is not filing
select
  item_id || ' of ' || service_date || ' for ' || payer || ', ' || amount || ', ' || stage || ' since ' || since
    || ', must reach the payer by ' || last_day as message,
  amount,
  'transaction' as feed,
  row_no
from unfiled_charge
cross join today
where until is null and last_day between today.day and today.day + 14
