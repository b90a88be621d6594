-- Adjustments whose reason we do not know
-- Severity: look_at
-- Needs:    transaction
-- Fix:      say what the reason means in the export; until then it counts as not contractual
select
  'adjustment reason "' || coalesce(reason, '') || '" is unknown; ' || count(*) || ' adjustments'
    as message,
  sum(amount) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from transaction_row
where reason_class = 'other'
group by reason
