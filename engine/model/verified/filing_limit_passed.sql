-- Charges that no payer has, and whose time limit has passed
-- Severity: look_at
-- Needs:    transaction
-- Fix:      ask the payer for an exception, or write them off as filed too late
select
  item_id || ' of ' || service_date || ' for ' || payer || ', ' || amount || ', ' || stage || ' since ' || since
    || ', had to reach the payer by ' || last_day as message,
  amount,
  'transaction' as feed,
  row_no
from unfiled_charge
cross join today
where until is null and last_day < today.day
