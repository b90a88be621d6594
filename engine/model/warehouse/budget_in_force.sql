-- Budget in force
-- Grain: one row of the version of the plan that counts for its month: of several the one imported
--        last, and of those that came together the last by name.
with
version as (
  select
    budget.month,
    budget.version,
    max(file.known_at) as known_at
  from budget_row budget
  join staged.file file on file.file_id = budget.file_id
  group by budget.month, budget.version
),
in_force as (
  select month, version
  from version
  qualify row_number() over (partition by month order by known_at desc, version desc) = 1
)
select budget.*
from budget_planned budget
join in_force on in_force.month = budget.month and in_force.version = budget.version
