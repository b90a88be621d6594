-- Credentials that have run out
-- Severity: look_at
-- Needs:    credential
-- Fix:      renew it, or keep the person from work that needs it; then import the list with the new day
select 'the ' || what || ' ran out on ' || expires as message, null as amount, 'credential' as feed, row_no
from credential_standing
cross join today
where expires < today.day
