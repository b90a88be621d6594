-- Budget
-- Grain: one statement line and month of the plan in force, in money.
select
  budget.row_no,
  budget.month,
  budget.line,
  coalesce(statement.kind, 'unmapped') as kind,
  coalesce(statement.line_group, 'unmapped') as line_group,
  coalesce(budget.behaviour, statement.behaviour, 'fixed') as behaviour,
  cast(budget.amount as decimal(18, 2)) as amount
from budget_in_force budget
join statement_line statement on statement.line = budget.line
where statement.kind in ('revenue', 'expense')
