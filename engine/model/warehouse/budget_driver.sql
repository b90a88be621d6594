-- Budget drivers
-- Grain: one driver (visits, allowed_per_visit, yield, staff_fte), month and payer of the plan in force.
select
  budget.row_no,
  budget.month,
  budget.line as driver,
  coalesce(budget.payer, 'All') as payer,
  budget.amount
from budget_in_force budget
where budget.line in ('visits', 'allowed_per_visit', 'yield', 'staff_fte')
