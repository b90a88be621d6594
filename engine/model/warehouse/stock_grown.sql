-- Stock that grew or shrank
-- Grain: one item and month: by how much more of it was counted in the month than in the month before, each
--        time at the last count of it at a place. Only where it was counted at the same places in both: what
--        a count leaves out is unknown, not none.
with
counted as (
  select
    cast(date_trunc('month', counted) as date) as month,
    coalesce(location, 'Unassigned') as location,
    lower(item) as item,
    quantity
  from inventory_row
  qualify counted = max(counted) over (partition by lower(item), location, date_trunc('month', counted))
),
stock as (
  select month, item, sum(quantity) as quantity, list_sort(list(distinct location)) as places
  from counted
  group by month, item
)
select closing.month, closing.item, closing.quantity - opening.quantity as grown
from stock closing
join stock opening
  on opening.item = closing.item
  and opening.month = closing.month - interval 1 month
  and opening.places = closing.places
