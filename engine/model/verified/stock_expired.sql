-- Stock that is past its day
-- Severity: look_at
-- Needs:    inventory
-- Fix:      take it off the shelf, write it off and count again
select what || ' ran out on ' || expires as message, value as amount, 'inventory' as feed, row_no
from stock_counted
cross join today
where expires < today.day
