-- Stock that runs out within 60 days
-- Severity: information
-- Needs:    inventory
-- Fix:      use it first, or return it while the seller takes it back
select what || ' runs out on ' || expires as message, value as amount, 'inventory' as feed, row_no
from stock_counted
cross join today
where expires between today.day and today.day + 60
