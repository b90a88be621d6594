-- Working days a plan means
-- Grain: one row: working days (Monday to Friday but federal holidays as observed) from month $first to
--        $last; months the plan in force counts visits in, their working days, and whether the visits are
--        even over months rather than over working days, which takes a year of months to tell.
with
day as (
  select month, day
  from (
    select
      cast(date_trunc('month', day) as date) as month,
      cast(day as date) as day
    from (
      select unnest(generate_series(
        least(min(month), cast($first || '-01' as date)),
        last_day(greatest(max(month), cast($last || '-01' as date))),
        interval 1 day
      )) as day
      from budget_driver
      where driver = 'visits'
    )
  )
  where isodow(day) < 6 and day not in (select observed from holiday)
),
working as (
  select month, count(*) as days from day group by month
),
plan as (
  select budget.month, budget.visits, working.days
  from (
    select month, sum(amount)::double as visits
    from budget_driver
    where driver = 'visits'
    group by month
  ) budget
  join working on working.month = budget.month
)
select
  (select coalesce(sum(days), 0) from working
    where month between cast($first || '-01' as date) and cast($last || '-01' as date))::bigint as days,
  count(*)::bigint as plan_months,
  coalesce(sum(days), 0)::bigint as plan_days,
  coalesce(
    count(*) >= 12
    and stddev_pop(visits) / nullif(avg(visits), 0)
      < stddev_pop(visits / days) / nullif(avg(visits / days), 0),
    false
  ) as is_alike
from plan
