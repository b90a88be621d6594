-- Revenue drivers
-- Grain: one primary payer and month, from $since to $last: visits planned, allowed and paid money
--        planned; visits and charges of the services of the month; charges settled in it and what
--        contracts took off them; cash posted in it.
with
plan as (
  select
    visits.payer,
    visits.month,
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
  group by visits.payer, visits.month
),
seen as (
  select payer, month, sum(visits) as visits, sum(charge) as charge
  from visit_month
  group by payer, month
),
posted as (
  select primary_payer as payer, month, sum(cash) as paid
  from ar_flow
  where flow in ('payment', 'refund')
  group by primary_payer, month
),
key as (
  select payer, month from plan
  union
  select payer, month from seen
  union
  select payer, month from posted
  union
  select payer, month from settled_month
)
select
  key.payer,
  strftime(key.month, '%Y-%m') as month,
  coalesce(plan.visits, 0)::double as planned_visits,
  coalesce(plan.allowed, 0)::double as planned_allowed,
  coalesce(plan.paid, 0)::double as planned_paid,
  coalesce(seen.visits, 0)::double as visits,
  coalesce(seen.charge, 0)::double as charge,
  coalesce(settled.charge, 0)::double as settled_charge,
  coalesce(settled.contractual, 0)::double as contractual,
  coalesce(posted.paid, 0)::double as paid
from key
left join plan on plan.payer = key.payer and plan.month = key.month
left join seen on seen.payer = key.payer and seen.month = key.month
left join posted on posted.payer = key.payer and posted.month = key.month
left join settled_month settled on settled.payer = key.payer and settled.month = key.month
where key.month between cast($since || '-01' as date) and cast($last || '-01' as date)
order by key.payer, key.month
