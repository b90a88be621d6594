-- Credits of federal payers that the sixty days still run for
-- Severity: information
-- Needs:    transaction
-- Fix:      return it in time or move it where it belongs; if it is under investigation, keep a note of since when
select
  credit.payer || ' has paid ' || -credit.balance || ' too much on ' || credit.item_id || ' since '
    || credit.since || ': to be returned by ' || credit.due
    || '; while a timely investigation goes on, the clock stands until ' || credit.suspended_until
    || ' at the latest' as message,
  credit.balance as amount,
  'transaction' as feed,
  credit.row_no
from federal_credit credit
cross join today
where credit.due >= today.day
