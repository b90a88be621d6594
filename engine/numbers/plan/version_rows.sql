-- Rows of a version
-- Grain: one line or driver, payer and month of version $version of the plan, from month $first to $last.
select
  strftime(month, '%Y-%m') as month,
  line,
  coalesce(payer, '') as payer,
  cast(sum(amount) as varchar) as amount,
  max(behaviour) as behaviour
from budget_planned
where version = $version
  and month between cast($first || '-01' as date) and cast($last || '-01' as date)
  and line is not null
group by all
order by all
