-- Credentials as they stand
-- Grain: one credential of one person who works here, as it is in the month of the last import.
select credential.*
from credential_month credential
join today on credential.month = date_trunc('month', today.day)
