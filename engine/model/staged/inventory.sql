-- Staged inventory
-- Grain: one lot of one item at one place, as it was counted on a day.
insert into staged.inventory
with
parsed as (
  select
    raw.*,
    meaning_of(raw.kind, $kind_words, $kind_meanings) as what,
    day_of(raw.counted, $days, $zone) as counted_on,
    number_of(raw.quantity) as units,
    money_of(raw.unit_cost) as cost,
    day_of(raw.expires, $days, $zone) as expires_on
  from raw
)
select
  file_id,
  concat_ws('|', coalesce(location, ''), item, coalesce(lot, ''), coalesce(expires, ''), counted_on)
    as source_key,
  item,
  what,
  lot,
  location,
  counted_on,
  units,
  cost,
  expires_on,
  coalesce(
    must_be(item, 'item'),
    may_be_known(kind, what, 'kind'),
    must_be_day(counted, counted_on, 'counted'),
    must_not_be_after(counted_on, latest, 'counted'),
    case when units is null then 'NUMBER_FORMAT:quantity' end,
    may_be_money(unit_cost, cost, 'unit_cost'),
    may_be_day(expires, expires_on, 'expires')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
