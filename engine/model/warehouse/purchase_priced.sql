-- Purchases with their planned price
-- Grain: one item bought or returned on a day, with what one unit of it was planned to cost in that month;
--        null where no price was planned.
select
  cast(date_trunc('month', purchase.date) as date) as month,
  purchase.date,
  coalesce(planned.item, purchase.item) as item,
  planned.line,
  purchase.quantity,
  purchase.amount,
  planned.unit_price,
  purchase.row_no
from purchase_row purchase
asof left join planned_price_row planned
  on lower(planned.item) = lower(purchase.item) and planned.since <= purchase.date
