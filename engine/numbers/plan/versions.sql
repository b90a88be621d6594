-- Versions
-- Grain: one version of the plan and month: revenue less cost, its rows, and whether it counts.
select
  planned.version,
  strftime(planned.month, '%Y-%m') as month,
  cast(count(*) as integer) as rows,
  cast(coalesce(sum(
    case statement.kind when 'revenue' then planned.amount when 'expense' then -planned.amount end
  ), 0) as decimal(18, 2)) as net_income,
  any_value(in_force.version) is not null as counts
from budget_planned planned
left join statement_line statement on statement.line = planned.line
left join (select distinct month, version from budget_in_force) in_force
  on in_force.month = planned.month and in_force.version = planned.version
group by planned.version, planned.month
order by planned.month, planned.version
