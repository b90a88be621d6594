-- Statement
-- Grain: one statement line with anything planned or booked from month $first to month $last.
with
actual as (
  select line, sum(case when kind = 'revenue' then -amount else amount end) as amount
  from ledger_line
  where kind in ('revenue', 'expense')
    and month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by line
),
budget as (
  select line, sum(amount) as amount, max(behaviour) as behaviour
  from budget_line
  where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by line
)
select
  statement_line.line, statement_line.title, statement_line.kind, statement_line.line_group,
  coalesce(budget.behaviour, statement_line.behaviour) as behaviour,
  cast(coalesce(budget.amount, 0) as decimal(18, 2)) as budget,
  cast(coalesce(actual.amount, 0) as decimal(18, 2)) as actual
from statement_line
left join actual on actual.line = statement_line.line
left join budget on budget.line = statement_line.line
where statement_line.kind in ('revenue', 'expense')
  and (actual.line is not null or budget.line is not null)
order by statement_line.position
