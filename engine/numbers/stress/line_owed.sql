-- What is owed on lines of credit
-- Grain: one row: cents owed at the end of the last month of the general ledger; none is zero.
select cast(coalesce(sum(-balance), 0) * 100 as double) as owed
from account_balance
where
  line = 'credit_line'
  and month = (select max(month) from account_balance)
