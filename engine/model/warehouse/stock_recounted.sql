-- Stock counted again
-- Grain: one item counted at a place on a day, all lots of it together, where it was counted there before.
with
counted as (
  select
    lower(item) as item_key,
    min(item) as item,
    coalesce(location, 'Unassigned') as location,
    coalesce(min(kind), 'other') as kind,
    counted,
    sum(quantity) as quantity,
    min(row_no) as row_no
  from inventory_row
  group by lower(item), coalesce(location, 'Unassigned'), counted
)
select
  *,
  lag(quantity) over (partition by item_key, location order by counted) as quantity_before
from counted
qualify quantity_before is not null
