-- Business days
-- Grain: one calendar day, with the count of business days up to and including it. Monday to Friday
--        but federal holidays as observed.
with
day as (
  select cast(unnest(generate_series(min(month), max(month_end) + 60, interval 1 day)) as date) as day
  from month
)
select
  day.day,
  isodow(day.day) < 6 and holiday.observed is null as is_business_day,
  count(*) filter (where isodow(day.day) < 6 and holiday.observed is null) over (order by day.day)
    as business_days
from day
left join holiday on holiday.observed = day.day
