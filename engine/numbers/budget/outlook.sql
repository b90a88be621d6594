-- Outlook
-- Grain: one statement line with anything planned or booked in the fiscal year from month $first to
--        $last: booked and planned to month $through, planned for the year.
with
actual as (
  select line, sum(case when kind = 'revenue' then -amount else amount end) as amount
  from ledger_line
  where kind in ('revenue', 'expense')
    and month between cast($first || '-01' as date) and cast($through || '-01' as date)
  group by line
),
budget as (
  select
    line,
    sum(amount) filter (where month <= cast($through || '-01' as date)) as to_date,
    sum(amount) as year
  from budget_line
  where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by line
)
select
  statement_line.line, statement_line.title, statement_line.kind,
  cast(coalesce(actual.amount, 0) as decimal(18, 2)) as actual_to_date,
  cast(coalesce(budget.to_date, 0) as decimal(18, 2)) as budget_to_date,
  cast(coalesce(budget.year, 0) as decimal(18, 2)) as budget_year
from statement_line
left join actual on actual.line = statement_line.line
left join budget on budget.line = statement_line.line
where statement_line.kind in ('revenue', 'expense')
  and (actual.line is not null or budget.line is not null)
order by statement_line.position
