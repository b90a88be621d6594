-- Budgeted accounts that belong to no statement line
-- Severity: must_fix
-- Needs:    budget
-- Fix:      give the account one of the lines of datasets/templates/README.md in accounts.csv and run practice import
select
  'the budget of account ' || account || ' is in no line of the statements; ' || count(*) || ' months' as message,
  sum(amount) as amount,
  'budget' as feed,
  min(row_no) as row_no
from budget_in_force
where line is null
group by account
