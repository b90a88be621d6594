-- Collection triangle
-- Grain: month of service × age in months × primary payer: what was kept of its services at that age.
select
  service_month,
  cast(date_diff('month', service_month, month) as integer) as age,
  primary_payer as payer,
  cast(sum(cash) as decimal(18, 2)) as cash
from entry
where item_id is not null and flow in ('payment', 'refund') and month >= service_month
group by all
