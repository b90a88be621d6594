-- Working days by month
-- Grain: one month from $first to $last: Monday to Friday but federal holidays as observed.
with
day as (
  select cast(unnest(generate_series(
    cast($first || '-01' as date),
    last_day(cast($last || '-01' as date)),
    interval 1 day
  )) as date) as day
)
select
  strftime(day, '%Y-%m') as month,
  cast(count(*) filter (where isodow(day) < 6 and day not in (select observed from holiday)) as integer)
    as days
from day
group by all
order by all
