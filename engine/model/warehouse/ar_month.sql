-- A/R by month
-- Grain: month end × payer × provider × location × party × state × bucket × whether a patient has owed it for
--        over 90 days: open items rolled up.
with
alike as (
  select
    party,
    payer,
    provider,
    location,
    service_date,
    case when party = 'patient' then owed_since end as owed_since,
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
  coalesce(alike.party = 'patient' and month.month_end - alike.owed_since > 90, false)
    as patient_over_90,
  cast(sum(alike.balance) as decimal(18, 2)) as balance,
  cast(sum(alike.items) as bigint) as items
from alike
join month on alike.m0 <= month.number and month.number < alike.m1
group by all
