-- Collection triangle
-- Grain: month of service × age in months: what was kept of its services by that age.
with
paid as (
  select
    service_month,
    cast(date_diff('month', service_month, month) as integer) as age,
    sum(cash) as cash
  from entry
  where item_id is not null and flow in ('payment', 'refund') and month >= service_month
  group by all
),
horizon_month as (
  select max(month) as month from month
),
cohort as (
  select paid.service_month, date_diff('month', paid.service_month, horizon_month.month) as oldest
  from paid
  cross join horizon_month
  group by all
),
grid as (
  select service_month, cast(unnest(range(0, oldest + 1)) as integer) as age
  from cohort
  where oldest >= 0
)
select
  grid.service_month,
  grid.age,
  cast(
    sum(coalesce(paid.cash, 0)) over (partition by grid.service_month order by grid.age)
    as decimal(18, 2)
  ) as cash
from grid
left join paid on paid.service_month = grid.service_month and paid.age = grid.age
