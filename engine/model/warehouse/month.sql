-- Months
-- Grain: one calendar month from the first to the last with anything posted, booked or worked, or
--        to the horizon, the day up to which a past state of knowledge is asked for.
with
span as (
  select min(first_day) as first_day, max(last_day) as last_day
  from (
    select min(post_date) as first_day, max(greatest(post_date, voided_date)) as last_day
    from transaction_row
    union all
    select cast(min(start) as date), cast(max(start) filter (where status <> 'booked') as date)
    from appointment_row
    union all
    select min(date), max(date) from ledger_row
    union all
    select min(month), last_day(max(month)) from ledger_summary_row
    union all
    select min(pay_date), max(pay_date) from payroll_row
    union all
    select min(sampled), max(sampled) from survey_row
    union all
    select min(day), max(day) from quality_result_row
    where year(day) >= (select min(year) from quality_measure)
    union all
    select min(day) filter (where kind = 'visit'), max(day) from care_event_row
    where year(day) >= (select min(year) from quality_measure)
    union all
    select null, day from horizon
  )
)
select
  cast(first_of_month as date) as month,
  last_day(first_of_month) as month_end,
  date_diff('day', first_of_month, first_of_month + interval 1 month) as days,
  cast(year(first_of_month) * 12 + month(first_of_month) - 1 as integer) as number
from (
  select unnest(generate_series(
    date_trunc('month', first_day),
    date_trunc('month', last_day),
    interval 1 month
  )) as first_of_month
  from span
)
