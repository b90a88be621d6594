-- Support staff by contract, by work and by pay day
-- Grain: one row: hours by contract of the people employed from month $first to $last; hours and cost
--        of the work of those months, without and of overtime; cost of the pay days that lie in them;
--        whether every day of them lies in pay periods that were exported.
with
span as (
  select
    cast($first || '-01' as date) as first_day,
    last_day(cast($last || '-01' as date)) as last_day
),
support as (
  select * from staff_row where role not in ('physician', 'app')
),
contract as (
  select
    sum(
      weekly_hours * greatest(0, 1 + date_diff(
        'day',
        greatest(coalesce(start_date, first_day), first_day),
        least(coalesce(end_date, last_day), last_day)
      ))
    ) as hours_by_day
  from support
  cross join span
),
worked as (
  select
    sum(labour.hours) filter (where labour.earning <> 'overtime') as hours,
    sum(labour.cost) filter (where labour.earning <> 'overtime') as cost,
    sum(labour.hours) filter (where labour.earning = 'overtime') as overtime_hours,
    sum(labour.cost) filter (where labour.earning = 'overtime') as overtime_cost
  from labour
  cross join span
  where labour.month between first_day and last_day
    and labour.employee_id in (select source_key from support)
),
paid as (
  select
    sum(payroll.gross + payroll.employer_tax + payroll.benefits) as cost,
    count(distinct payroll.pay_date) as pay_days
  from payroll_row payroll
  cross join span
  where payroll.pay_date between first_day and last_day
    and payroll.employee_id in (select source_key from support)
)
select
  cast(coalesce(contract.hours_by_day, 0) as varchar) as contract_hours_by_day,
  cast(coalesce(worked.hours, 0) as varchar) as hours,
  cast(coalesce(worked.cost, 0) as varchar) as cost,
  cast(coalesce(worked.overtime_hours, 0) as varchar) as overtime_hours,
  cast(coalesce(worked.overtime_cost, 0) as varchar) as overtime_cost,
  cast(coalesce(paid.cost, 0) as varchar) as paid,
  cast(paid.pay_days as integer) as pay_days,
  (select count(*) from paid_month where month between span.first_day and span.last_day)
    = date_diff('month', span.first_day, span.last_day) + 1 as is_paid
from span
cross join contract
cross join worked
cross join paid
