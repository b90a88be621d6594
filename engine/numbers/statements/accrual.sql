-- Collections and receivables by month
-- Grain: one month from $first to $last: what the books took in for care, what the billing system posted, recovered
--        and applied to services, what waits and what is owed back at its end, what was received later for
--        services until then, and what was received at any time for services of the month. Null where a month
--        is not in the books, or not in billing.
with
span as (
  select month
  from month
  where month between cast($first || '-01' as date) and cast($last || '-01' as date)
),
books as (
  select month, -sum(amount) as amount
  from ledger_line
  where line = 'patient_revenue'
  group by month
),
posted as (
  select
    month,
    coalesce(sum(cash) filter (where flow in ('payment', 'refund')), 0) as amount,
    coalesce(sum(cash) filter (where flow = 'recovery'), 0) as recovered
  from ar_flow
  group by month
),
paid as (
  select
    service_month,
    cast(service_month + to_months(age) as date) as month,
    sum(cash) as cash
  from collection_triangle
  group by all
),
applied as (
  select month, sum(cash) as amount from paid group by month
),
held as (
  select
    month,
    coalesce(-sum(balance) filter (where state = 'unapplied'), 0) as unapplied,
    coalesce(-sum(balance) filter (where state = 'credit'), 0) as credits
  from ar_month
  group by month
),
later as (
  select span.month, sum(paid.cash) as amount
  from span
  join paid on paid.service_month <= span.month and paid.month > span.month
  group by span.month
),
served as (
  select service_month as month, sum(cash) as amount from paid group by service_month
)
select
  strftime(span.month, '%Y-%m') as month,
  cast(books.amount as decimal(18, 2)) as books,
  cast(posted.amount as decimal(18, 2)) as posted,
  cast(coalesce(posted.recovered, 0) as decimal(18, 2)) as recovered,
  cast(coalesce(applied.amount, 0) as decimal(18, 2)) as applied,
  cast(coalesce(held.unapplied, 0) as decimal(18, 2)) as unapplied,
  cast(coalesce(held.credits, 0) as decimal(18, 2)) as credits,
  cast(coalesce(later.amount, 0) as decimal(18, 2)) as later,
  cast(coalesce(served.amount, 0) as decimal(18, 2)) as served
from span
left join books on books.month = span.month
left join posted on posted.month = span.month
left join applied on applied.month = span.month
left join held on held.month = span.month
left join later on later.month = span.month
left join served on served.month = span.month
order by span.month
