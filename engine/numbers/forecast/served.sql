-- Receipts by month of service
-- Grain: patients or insurers, month of service, month of banking and month of entry (its last day), between
--        two days of our knowledge; cents, less what was taken back.
-- Excludes: money for services before the first month whose charges are here, as the payment lags do.
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
  cast(source = 'Patients' as integer) as patients,
  cast(
    year(date '1970-01-01' + forecast_money.served) * 12
    + month(date '1970-01-01' + forecast_money.served) - 1
    as integer
  ) as served_month,
  banked_month,
  entered_by,
  known,
  until,
  cast(sum(cents) as double) as cents
from forecast_money
join first_charged on forecast_money.served >= first_charged.served
where not is_charge
group by all
having sum(cents) <> 0
order by all
