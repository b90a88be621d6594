-- Credentials that run out within 90 days
-- Severity: information
-- Needs:    credential
-- Fix:      renew it in time; then import the list with the new day
select 'the ' || what || ' runs out on ' || expires as message, null as amount, 'credential' as feed, row_no
from credential_standing
cross join today
where expires between today.day and today.day + 90
