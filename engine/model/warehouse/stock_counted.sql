-- Stock as last counted
-- Grain: one lot of one item in the last count of its place, if there is any of it.
select
  row_no,
  expires,
  rtrim(rtrim(cast(quantity as varchar), '0'), '.') || ' of ' || item
    || coalesce(', lot ' || lot, '') || coalesce(' at ' || location, '') as what,
  cast(round(quantity * unit_cost, 2) as decimal(18, 2)) as value,
  quantity
from inventory_row
qualify counted = max(counted) over (partition by location) and quantity > 0
