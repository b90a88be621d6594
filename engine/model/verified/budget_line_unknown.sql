-- Budget rows that belong to no line
-- Severity: look_at
-- Needs:    budget
-- Fix:      write the line as datasets/templates/README.md lists it and import the budget again
select
  'the budget has ' || count(*) || ' rows for "' || budget.line
    || '", which is no line of revenue or cost and no driver' as message,
  sum(budget.amount) as amount,
  'budget' as feed,
  min(budget.row_no) as row_no
from budget_in_force budget
where
  budget.line is not null
  and budget.row_no not in (select row_no from budget_line)
  and budget.row_no not in (select row_no from budget_driver)
group by budget.line
