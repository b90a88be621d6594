-- Run rates of the books
-- Grain: one row: months booked of the twelve to month $month, and what was written down, paid as interest and
--        paid off on loans in them.
select
  count(distinct month) as months,
  cast(coalesce(sum(amount) filter (where line = 'depreciation'), 0) as decimal(18, 2)) as depreciation,
  cast(coalesce(sum(amount) filter (where line = 'interest'), 0) as decimal(18, 2)) as interest,
  cast(coalesce(sum(amount) filter (where line = 'loans' and amount > 0), 0) as decimal(18, 2)) as principal
from ledger_line
where
  month > cast($month || '-01' as date) - interval 12 month
  and month <= cast($month || '-01' as date)
