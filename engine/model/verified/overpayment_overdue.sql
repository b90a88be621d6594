-- Credits of federal payers whose sixty days are over
-- Severity: look_at
-- Needs:    transaction
-- Fix:      return it now or move it where it belongs; if it is under investigation, ask counsel what that changes
select
  credit.payer || ' has paid ' || -credit.balance || ' too much on ' || credit.item_id || ' since '
    || credit.since || ': was to be returned by ' || credit.due
    || '; while a timely investigation goes on, the clock stands until ' || credit.suspended_until
    || ' at the latest, and it is to be returned by ' || (credit.suspended_until + 60) as message,
  credit.balance as amount,
  'transaction' as feed,
  credit.row_no
from federal_credit credit
cross join today
where credit.due < today.day
