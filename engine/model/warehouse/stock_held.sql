-- Stock held by month
-- Grain: one lot of one item at one place at the end of a month, by the last count of the place up to then, if
--        there is any of it: what was counted is held until the place is counted again.
with
count_day as (
  select distinct coalesce(location, 'Unassigned') as location, counted
  from inventory_row
),
last_count as (
  select month.month, month.days, count_day.location, max(count_day.counted) as counted
  from month
  join count_day on count_day.counted <= month.month_end
  group by all
)
select
  last_count.month,
  last_count.days,
  last_count.location,
  lot.item || coalesce(', lot ' || lot.lot, '') as what,
  lot.counted,
  cast(round(lot.quantity * lot.unit_cost, 2) as decimal(18, 2)) as value,
  lot.row_no
from last_count
join inventory_row lot
  on lot.counted = last_count.counted and coalesce(lot.location, 'Unassigned') = last_count.location
where lot.unit_cost is not null and lot.quantity > 0
