-- A/R by month
-- Grain: month end × payer × provider × location × party × state × bucket: open items rolled up.
with
alike as (
  select
    party,
    payer,
    provider,
    location,
    service_date,
    m0,
    m1,
    case when item_id is null then 'unapplied' when balance < 0 then 'credit' else 'open' end as state,
    sum(balance) as balance,
    count(*) as items
  from ar_interval
  group by all
)
select
  month.month,
  alike.party,
  alike.payer,
  alike.provider,
  alike.location,
  alike.state,
  case
    when alike.service_date is null then 'no date'
    when month.month_end - alike.service_date <= 30 then '0-30'
    when month.month_end - alike.service_date <= 60 then '31-60'
    when month.month_end - alike.service_date <= 90 then '61-90'
    when month.month_end - alike.service_date <= 120 then '91-120'
    else '>120'
  end as bucket,
  cast(sum(alike.balance) as decimal(18, 2)) as balance,
  cast(sum(alike.items) as bigint) as items
from alike
join month on alike.m0 <= month.number and month.number < alike.m1
group by all
