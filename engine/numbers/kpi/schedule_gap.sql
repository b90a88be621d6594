-- Worth of unused time
-- Id:          AC11
-- Version:     1
-- Means:       what the time for patients that nobody used would have brought in
-- Formula:     Σ available minutes not used × payments a minute used, of the year that ended six months before
-- Unit:        money
-- Better:      lower
-- Row:         one provider, place and day with hours
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       day of the clinic; a day used beyond its hours has no gap and fills no other; all minutes are worth the same
-- Excludes:    months before there is such a year
-- Source:      field practice
-- Needs:       clinic_hours, appointment, transaction
with
used as (
  select month, sum(arrived) as minutes
  from clinic_session
  group by month
),
received as (
  select service_month as month, sum(cash) as money
  from entry
  where flow in ('payment', 'refund') and item_id is not null
  group by service_month
),
a_minute as (
  select month.month, sum(received.money) / sum(used.minutes) as worth
  from month
  join used on used.month between month.month - interval 17 month and month.month - interval 6 month
  join received on received.month = used.month
  group by month.month
  having sum(used.minutes) > 0
)
select
  session.month,
  session.provider,
  'Unassigned' as payer,
  session.location,
  '' as category,
  '' as category_group,
  cast(greatest(session.available - session.arrived, 0) * a_minute.worth as decimal(18, 2)) as numerator,
  0 as denominator,
  1 as n,
  session.provider || ', ' || greatest(session.available - session.arrived, 0) || ' minutes not used' as fact,
  session.day as fact_date,
  'clinic_hours' as feed,
  session.row_no
from clinic_session session
join a_minute on a_minute.month = session.month
