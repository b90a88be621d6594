-- Charges by day
-- Grain: one payer, service day and day of entry, between two days of our knowledge; cents.
select
  source, class, served, entered, known, until, cast(sum(cents) as double) as cents
from forecast_money
where is_charge
group by all
having sum(cents) <> 0
order by all
