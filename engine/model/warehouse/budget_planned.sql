-- Budget of every version
-- Grain: one row of a version of the plan. What is planned for an account belongs to its line, by its
--        name and number or either of them; what has no such account and a line's own name, to that line.
select
  budget.* replace (
    coalesce(budget.line, whole.line, named.line, numbered.line, titled.line) as line
  )
from budget_row budget
left join account_row whole on whole.source_key = budget.account
left join account_row named
  on named.source_key = regexp_extract(budget.account, '^(.*\S)\s*\([^()]*\)$', 1)
left join statement_line titled
  on lower(budget.account) in (titled.line, lower(titled.title))
  and titled.kind in ('revenue', 'expense')
left join account_row numbered
  on numbered.source_key = regexp_extract(budget.account, '\(([^()]*)\)$', 1)
