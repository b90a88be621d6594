-- Receipts by payment lag
-- Grain: one source of money, days from service to bank (at most $longest), month of banking and month
--        of entry (its last day), between two days of our knowledge; cents, and how many payments.
select
  source,
  least(greatest(banked - served, 0), cast($longest as integer)) as lag,
  banked_month,
  entered_by,
  known,
  until,
  cast(sum(cents) as double) as cents,
  cast(count(*) as integer) as payments
from forecast_money
where not is_charge
group by all
order by all
