-- Working days of the year
-- Grain: one row: Monday to Friday but federal holidays as observed, from month $first to $through and
--        to $last.
with
day as (
  select cast(unnest(generate_series(
    cast($first || '-01' as date),
    last_day(cast($last || '-01' as date)),
    interval 1 day
  )) as date) as day
)
select
  cast(count(*) filter (where day <= last_day(cast($through || '-01' as date))) as integer) as to_date,
  cast(count(*) as integer) as year
from day
where isodow(day) < 6 and day not in (select observed from holiday)
