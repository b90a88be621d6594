-- Variance by month
-- Grain: one statement line and month from $first to $last that the plan reaches, with anything planned
--        or booked: actual less budget, favourable positive.
with
part as (
  select month, line, kind, -amount as amount
  from ledger_line
  where kind in ('revenue', 'expense')
  union all
  select month, line, kind, case when kind = 'revenue' then -amount else amount end
  from budget_line
)
select
  line,
  kind,
  strftime(month, '%Y-%m') as month,
  cast(sum(amount) as decimal(18, 2)) as variance
from part
where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  and month in (select month from budget_line)
group by line, kind, month
