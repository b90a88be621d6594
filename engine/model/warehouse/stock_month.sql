-- Stock by month
-- Grain: one lot of one item at the last count of its place in a month, if there is any of it.
select
  cast(date_trunc('month', counted) as date) as month,
  coalesce(location, 'Unassigned') as location,
  coalesce(kind, 'other') as kind,
  item || coalesce(', lot ' || lot, '') as what,
  counted,
  expires,
  cast(round(quantity * unit_cost, 2) as decimal(18, 2)) as value,
  row_no
from inventory_row
where unit_cost is not null
qualify
  quantity > 0
  and counted = max(counted) over (partition by location, date_trunc('month', counted))
