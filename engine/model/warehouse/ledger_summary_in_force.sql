-- Profit and loss in force
-- Grain: an account and month, on one basis: accrual where a month is known on both.
select summary.*
from ledger_summary_row summary
qualify coalesce(basis, '') = min(coalesce(basis, '')) over (partition by month)
