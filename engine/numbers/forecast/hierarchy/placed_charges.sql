-- Charges by location
-- Grain: one payer, location, service day and month of entry (its last day), between two days of our
--        knowledge; cents.
select
  source, location, served, entered_by, known, until, cast(sum(cents) as double) as cents
from forecast_money
where is_charge
group by all
having sum(cents) <> 0
order by all
