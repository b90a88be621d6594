-- Revenue drivers
-- Grain: one primary payer: visits, allowed and paid money, planned and actual, from $first to $last.
with
plan as (
  select
    visits.payer,
    sum(visits.amount) as visits,
    sum(visits.amount * allowed.amount) as allowed,
    sum(visits.amount * allowed.amount * coalesce(yield.amount, 1)) as paid
  from budget_driver visits
  join budget_driver allowed
    on allowed.driver = 'allowed_per_visit' and allowed.month = visits.month
    and allowed.payer = visits.payer
  left join budget_driver yield
    on yield.driver = 'yield' and yield.month = visits.month and yield.payer = visits.payer
  where visits.driver = 'visits'
    and visits.month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by visits.payer
),
seen as (
  select payer, sum(visits) as visits
  from visit_month
  where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by payer
),
posted as (
  select
    primary_payer as payer,
    sum(amount) filter (
      where flow = 'charge' or reason_class in ('contractual', 'sequestration')
    ) as allowed,
    sum(cash) filter (where flow in ('payment', 'refund')) as paid
  from ar_flow
  where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  group by primary_payer
),
payer as (
  select payer from plan
  union
  select payer from seen
)
select
  payer.payer,
  coalesce(plan.visits, 0)::double as budget_visits,
  coalesce(plan.allowed, 0)::double as budget_allowed,
  coalesce(plan.paid, 0)::double as budget_paid,
  coalesce(seen.visits, 0)::double as actual_visits,
  coalesce(posted.allowed, 0)::double as actual_allowed,
  coalesce(posted.paid, 0)::double as actual_paid
from payer
left join plan on plan.payer = payer.payer
left join seen on seen.payer = payer.payer
left join posted on posted.payer = payer.payer
where exists (select 1 from plan)
order by payer.payer
