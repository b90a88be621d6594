-- A/R from month to month
-- Grain: one month: what A/R opened with, what was posted, what it closed with, and what nobody posted.
with
posted as (
  select
    month,
    coalesce(sum(amount) filter (where flow = 'charge'), 0) as charges,
    coalesce(sum(amount) filter (where flow = 'payment'), 0) as payments,
    coalesce(sum(amount) filter (where flow = 'adjustment'), 0) as adjustments,
    coalesce(sum(amount) filter (where flow = 'refund'), 0) as refunds,
    coalesce(sum(amount) filter (where flow in ('transfer', 'balance_forward')), 0) as others
  from ar_flow
  where flow <> 'recovery'
  group by month
),
closing as (
  select month, sum(balance) as balance from ar_month group by month
),
position as (
  select
    month.month,
    coalesce(lag(closing.balance) over (order by month.month), 0) as opening,
    coalesce(charges, 0) as charges,
    coalesce(payments, 0) as payments,
    coalesce(adjustments, 0) as adjustments,
    coalesce(refunds, 0) as refunds,
    coalesce(others, 0) as others,
    coalesce(closing.balance, 0) as closing
  from month
  left join posted on posted.month = month.month
  left join closing on closing.month = month.month
  where exists (select 1 from ar_flow)
)
select
  position.*,
  closing - opening - charges - payments - adjustments - refunds - others as difference
from position
