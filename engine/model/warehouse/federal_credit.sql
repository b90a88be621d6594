-- Credits of federal payers
-- Grain: one open item below zero that a federal payer has overpaid, as it stands now.
select item_id, payer, balance, row_no, since, due, suspended_until
from federal_credit_month
where until is null and month = (select max(month) from month)
