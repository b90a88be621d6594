-- Labour by month worked
-- Grain: one payroll row and calendar month: hours and cost spread evenly over the days of its pay
--        period, so that a month with three pay days costs what was worked in it. Parts of a row
--        sum to the row: each is a difference of rounded running totals. `premium` is what overtime was paid
--        above the person's own regular pay an hour in the same pay period, to the cent; unknown without any.
with
regular as (
  select
    employee_id,
    period_begin,
    period_end,
    cast(sum(gross) * 100 as double) as cents,
    cast(sum(hours) * 100 as double) as hundredths
  from payroll_row
  where earning = 'regular'
  group by all
  having sum(hours) > 0
),
share as (
  select
    payroll.row_no,
    payroll.employee_id,
    payroll.department,
    payroll.earning,
    payroll.hours,
    payroll.gross + payroll.employer_tax + payroll.benefits as cost,
    case
      when payroll.earning = 'overtime'
        then payroll.gross - cast(
          round(cast(payroll.hours * 100 as double) * regular.cents / regular.hundredths) / 100
          as decimal(18, 2)
        )
    end as premium,
    cast(date_trunc('month', first_of_month) as date) as month,
    date_diff('day', payroll.period_begin, payroll.period_end) + 1 as period_days,
    greatest(date_diff('day', payroll.period_begin, cast(first_of_month as date)), 0) as days_before,
    least(
      date_diff('day', payroll.period_begin, last_day(first_of_month)) + 1,
      date_diff('day', payroll.period_begin, payroll.period_end) + 1
    ) as days_through
  from payroll_row payroll
  left join regular using (employee_id, period_begin, period_end)
  cross join
    unnest(generate_series(
      date_trunc('month', payroll.period_begin),
      date_trunc('month', payroll.period_end),
      interval 1 month
    )) as months(first_of_month)
)
select
  share.row_no,
  share.month,
  share.employee_id,
  coalesce(staff.role, 'unknown') as role,
  staff.provider,
  coalesce(staff.clinical_share, 1) as clinical_share,
  coalesce(staff.location, 'Unassigned') as location,
  coalesce(staff.department, share.department, 'Unassigned') as department,
  share.earning,
  cast(
    round(share.hours * share.days_through / share.period_days, 4)
    - round(share.hours * share.days_before / share.period_days, 4) as decimal(18, 4)
  ) as hours,
  cast(
    round(share.cost * share.days_through / share.period_days, 2)
    - round(share.cost * share.days_before / share.period_days, 2) as decimal(18, 2)
  ) as cost,
  cast(
    round(share.premium * share.days_through / share.period_days, 2)
    - round(share.premium * share.days_before / share.period_days, 2) as decimal(18, 2)
  ) as premium
from share
left join staff_row staff on staff.source_key = share.employee_id
