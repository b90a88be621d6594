-- Budget of every version
-- Grain: one row of a version of the plan. What is planned for an account belongs to its line, by its
--        name and number or either of them.
select
  budget.* replace (
    coalesce(budget.line, whole.line, named.line, numbered.line) as line
  )
from budget_row budget
left join account_row whole on whole.source_key = budget.account
left join account_row named
  on named.source_key = regexp_extract(budget.account, '^(.*\S)\s*\([^()]*\)$', 1)
left join account_row numbered
  on numbered.source_key = regexp_extract(budget.account, '\(([^()]*)\)$', 1)
