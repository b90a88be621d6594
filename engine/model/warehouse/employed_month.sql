-- People employed
-- Grain: one person and month at whose end they work here, and one for the month they left in, from a year
--        before the first month on. Without a first day they have always been here; a list that tells no
--        day of anybody tells nothing here.
with
span as (
  select min(month) - interval 12 month as first_month, max(month_end) as last_day from month
)
select
  cast(first_of_month as date) as month,
  staff.source_key as employee_id,
  staff.role,
  coalesce(staff.location, 'Unassigned') as location,
  staff.end_date,
  coalesce(staff.end_date <= last_day(first_of_month), false) as has_left,
  staff.row_no
from staff_row staff
cross join span,
  unnest(generate_series(
    date_trunc('month', greatest(coalesce(staff.start_date, span.first_month), span.first_month)),
    date_trunc('month', least(coalesce(staff.end_date, span.last_day), span.last_day)),
    interval 1 month
  )) as months(first_of_month)
where exists (select 1 from staff_row where start_date is not null or end_date is not null)
