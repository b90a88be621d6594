-- Receipts by payment lag
-- Grain: one source of money, days from service to bank (at most $longest), month of banking and month
--        of entry (its last day), between two days of our knowledge; cents, and how many payments.
-- Excludes: money for services before the first month whose charges are here, such as balances carried
--        over from a former billing system: there is no charge for it to be a share of.
with
charged as (
  select date_trunc('month', date '1970-01-01' + served) as month, sum(cents) as cents
  from forecast_money
  where is_charge
  group by 1
),
first_charged as (
  select cast(min(month) as date) - date '1970-01-01' as served
  from charged
  where cents >= (select median(cents) / 4 from charged)
)
select
  source,
  least(greatest(banked - forecast_money.served, 0), cast($longest as integer)) as lag,
  banked_month,
  entered_by,
  known,
  until,
  cast(sum(cents) as double) as cents,
  cast(count(*) as integer) as payments
from forecast_money
join first_charged on forecast_money.served >= first_charged.served
where not is_charge
group by all
order by all
