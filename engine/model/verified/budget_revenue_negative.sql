-- Revenue planned below zero
-- Severity: look_at
-- Needs:    budget
-- Fix:      if it is meant to be income, import the budget again with revenue as positive amounts
select
  'the budget has ' || line || ' below zero in ' || count(*) || ' months; revenue is planned as a positive amount'
    as message,
  sum(amount) as amount,
  'budget' as feed,
  min(row_no) as row_no
from (
  select month, line, sum(amount) as amount, min(row_no) as row_no
  from budget_line
  where kind = 'revenue'
  group by month, line
  having sum(amount) < 0
)
group by line
