-- Support staff by contract, by work and by pay day
-- Grain: two rows, `work` and `pay_day`: hours by contract, hours and cost, without and of overtime, of
--        the work done from month $first to $last, and of what the pay days in those months pay for;
--        whether the exports cover it; hours by contract that the full-time equivalents planned would
--        have, at $full_time hours a week, null where a month plans none; whether the plan is even over months that have two pay days and
--        months that have three, rather than even over pay days.
with
span as (
  select
    cast($first || '-01' as date) as first_day,
    last_day(cast($last || '-01' as date)) as last_day
),
support as (
  select * from staff_row where role not in ('physician', 'app')
),
-- a pay period belongs to the pay day that paid most of it, so that a late correction is no second one
pay_period as (
  select pay_date, period_begin, period_end
  from payroll_row
  where employee_id in (select source_key from support)
  group by pay_date, period_begin, period_end
  qualify row_number() over (
    partition by period_begin, period_end
    order by sum(hours) desc, pay_date
  ) = 1
),
day as (
  select 'work' as basis, cast(unnest(generate_series(first_day, last_day, interval 1 day)) as date) as day
  from span
  union
  select
    'pay_day',
    cast(unnest(generate_series(pay_period.period_begin, pay_period.period_end, interval 1 day)) as date)
  from pay_period
  join span on pay_period.pay_date between span.first_day and span.last_day
),
contract as (
  select day.basis, sum(support.weekly_hours) as hours_by_day
  from day
  join support
    on day.day >= coalesce(support.start_date, day.day)
    and day.day <= coalesce(support.end_date, day.day)
  group by day.basis
),
plan as (
  select budget.month, budget.amount, count(*) as pay_days
  from (
    select month, sum(amount) as amount
    from budget_line
    where line in ('support_staff', 'staff_benefits')
    group by month
  ) budget
  join (select distinct pay_date from pay_period) pay_day
    on date_trunc('month', pay_day.pay_date) = budget.month
  group by budget.month, budget.amount
),
plan_spread as (
  select
    coalesce(
      stddev_pop(amount) / avg(amount) < stddev_pop(amount / pay_days) / avg(amount / pay_days),
      false
    ) as is_by_calendar
  from plan
),
crew as (
  select
    sum(budget.amount * cast($full_time as decimal(18, 2))
      * date_diff('day', budget.month, last_day(budget.month) + 1)) as hours_by_day,
    count(distinct budget.month) as months
  from budget_driver budget
  join span on budget.month between span.first_day and span.last_day
  where budget.driver = 'staff_fte'
),
earned as (
  select 'work' as basis, labour.earning, labour.hours, labour.cost
  from labour
  join span on labour.month between span.first_day and span.last_day
  where labour.employee_id in (select source_key from support)
  union all
  select 'pay_day', payroll.earning, payroll.hours, payroll.gross + payroll.employer_tax + payroll.benefits
  from payroll_row payroll
  join span on payroll.pay_date between span.first_day and span.last_day
  where payroll.employee_id in (select source_key from support)
),
total as (
  select
    basis,
    sum(hours) filter (where earning <> 'overtime') as hours,
    sum(cost) filter (where earning <> 'overtime') as cost,
    sum(hours) filter (where earning = 'overtime') as overtime_hours,
    sum(cost) filter (where earning = 'overtime') as overtime_cost
  from earned
  group by basis
),
covered as (
  select 'work' as basis, count(*) as months
  from paid_month
  join span on paid_month.month between span.first_day and span.last_day
  union all
  select 'pay_day', count(distinct date_trunc('month', pay_period.pay_date))
  from pay_period
  join span on pay_period.pay_date between span.first_day and span.last_day
)
select
  covered.basis,
  cast(coalesce(contract.hours_by_day, 0) as varchar) as contract_hours_by_day,
  cast(coalesce(total.hours, 0) as varchar) as hours,
  cast(coalesce(total.cost, 0) as varchar) as cost,
  cast(coalesce(total.overtime_hours, 0) as varchar) as overtime_hours,
  cast(coalesce(total.overtime_cost, 0) as varchar) as overtime_cost,
  covered.months = date_diff('month', span.first_day, span.last_day) + 1 as is_covered,
  case
    when crew.months = date_diff('month', span.first_day, span.last_day) + 1 and crew.hours_by_day > 0
      then cast(crew.hours_by_day as varchar)
  end as planned_hours_by_day,
  plan_spread.is_by_calendar
from covered
cross join span
cross join plan_spread
cross join crew
left join contract on contract.basis = covered.basis
left join total on total.basis = covered.basis
