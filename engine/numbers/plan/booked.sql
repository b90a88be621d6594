-- Booked and planned
-- Grain: one line of revenue or cost and month from $first to $last with anything booked, or planned by
--        the version that counts.
with
booked as (
  select line, month, sum(case when kind = 'revenue' then -amount else amount end) as amount
  from ledger_line
  where kind in ('revenue', 'expense')
  group by line, month
),
planned as (
  select line, month, sum(amount) as amount
  from budget_line
  group by line, month
)
select
  line,
  strftime(month, '%Y-%m') as month,
  cast(coalesce(booked.amount, 0) as decimal(18, 2)) as booked,
  cast(planned.amount as decimal(18, 2)) as planned
from booked
full join planned using (line, month)
where month between cast($first || '-01' as date) and cast($last || '-01' as date)
order by line, month
