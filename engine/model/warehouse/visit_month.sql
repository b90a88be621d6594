-- Visits by month
-- Grain: month of service × primary payer × provider × location: visits with charges that stand.
select
  cast(date_trunc('month', service_date) as date) as month,
  payer,
  provider,
  location,
  count(*) as visits,
  cast(sum(charge) as decimal(18, 2)) as charge
from visit_charge
where service_date is not null
group by all
