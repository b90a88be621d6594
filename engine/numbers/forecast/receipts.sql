-- Receipts by day
-- Grain: one source of money, location, banking day and month of entry (its last day), between two days
--        of our knowledge; cents, less what was taken back.
select
  source, location, banked, entered_by, known, until, cast(sum(cents) as double) as cents
from forecast_money
where not is_charge
group by all
having sum(cents) <> 0
order by all
