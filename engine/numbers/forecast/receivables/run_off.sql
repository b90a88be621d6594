-- Payments by month of service
-- Grain: one primary payer, month of service and month of posting: what was charged, what was paid less what
--        was taken back or refunded, in cents, and how many payments. Agency money and waiting money are left out.
select
  primary_payer as payer,
  cast(year(service_month) * 12 + month(service_month) - 1 as integer) as served,
  cast(year(post_date) * 12 + month(post_date) - 1 as integer) as posted,
  cast(coalesce(sum(amount) filter (where flow = 'charge'), 0) * 100 as bigint) as charged,
  cast(coalesce(sum(cash) filter (where flow in ('payment', 'refund')), 0) * 100 as bigint) as paid,
  cast(count(*) filter (where flow = 'payment') as integer) as payments
from entry
where item_id is not null
group by all
order by all
