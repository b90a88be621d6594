-- Who bears overhead
-- Grain: one site, provider or department ($dimension is location, provider or department) with visits,
--        money, hours, pay or direct cost from month $first to $last: visits by service month; money posted
--        by patients and payers less refunds; hours paid to physicians and other providers, and the pay,
--        taxes and benefits of everybody, by the days they were worked; general and capital cost that the
--        ledger has for a department. What a provider does belongs to the department that staff.csv has for
--        him or her, of several rows that of the last start, else to that of the payroll register; pay
--        belongs to the department of the person. What belongs to nobody is kept as Unassigned, so that
--        bearers sum to what was collected.
with
span as (
  select
    cast($first || '-01' as date) as first_day,
    last_day(cast($last || '-01' as date)) as last_day
),
registered as (
  select employee_id, arg_max(department, pay_date) as department
  from payroll_row
  where department is not null
  group by employee_id
),
home as (
  select staff.provider, coalesce(staff.department, registered.department) as department
  from staff_row staff
  left join registered on registered.employee_id = staff.source_key
  where staff.provider is not null
  qualify row_number() over (
    partition by staff.provider
    order by staff.start_date desc nulls last, staff.end_date desc nulls first, staff.source_key
  ) = 1
),
part as (
  select provider, location, null as department, visits, 0 as collected, 0 as hours, 0 as pay, 0 as direct
  from visit_month
  join span on visit_month.month between span.first_day and span.last_day
  union all
  select provider, location, null, 0, cash, 0, 0, 0
  from ar_flow
  join span on ar_flow.month between span.first_day and span.last_day
  where ar_flow.flow in ('payment', 'refund')
  union all
  select provider, location, department, 0, 0, case when role in ('physician', 'app') then hours else 0 end, cost, 0
  from labour
  join span on labour.month between span.first_day and span.last_day
  union all
  select null, null, department, 0, 0, 0, 0, amount
  from ledger_line
  join span on ledger_line.month between span.first_day and span.last_day
  where $dimension = 'department'
    and ledger_line.department is not null and ledger_line.line_group in ('general cost', 'capital cost')
),
named as (
  select
    case $dimension
      when 'location' then coalesce(part.location, 'Unassigned')
      when 'provider' then coalesce(part.provider, 'Unassigned')
      else coalesce(part.department, home.department, 'Unassigned')
    end as name,
    part.visits,
    part.collected,
    part.hours,
    part.pay,
    part.direct
  from part
  left join home on home.provider = part.provider
)
select
  name,
  cast(sum(visits) as bigint) as visits,
  cast(sum(collected) as decimal(18, 2)) as collected,
  cast(sum(hours) as decimal(18, 4)) as hours,
  cast(sum(pay) as decimal(18, 2)) as pay,
  cast(sum(direct) as decimal(18, 2)) as direct
from named
group by name
having sum(visits) <> 0 or sum(collected) <> 0 or sum(hours) <> 0
  or ($dimension = 'department' and (sum(pay) <> 0 or sum(direct) <> 0))
order by name
