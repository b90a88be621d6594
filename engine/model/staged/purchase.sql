-- Staged purchases
-- Grain: one item bought, or returned (negative), on a day. The supplier's own number is the key; without
--        one, equal rows of a file are counted.
insert into staged.purchase
with
parsed as (
  select
    raw.*,
    day_of(raw.date, $days, $zone) as bought_on,
    number_of(raw.quantity) as units,
    money_of(raw.amount) as cost,
    number_of(raw.units_each) as billed_each,
    meaning_of(raw.single_dose, $single_dose_words, $single_dose_meanings) = 'yes' as is_single_dose
  from (select *, row_number() over () as place from raw) raw
)
select
  file_id,
  coalesce(
    'id|' || purchase_id,
    concat_ws('|', bought_on, item, units, cost, row_number() over (
      partition by file_id, purchase_id, bought_on, item, units, cost
      order by place
    ))
  ) as source_key,
  bought_on,
  item,
  units,
  cost,
  upper(trim(code)),
  coalesce(billed_each, 1),
  coalesce(is_single_dose, false),
  coalesce(
    must_be_day(date, bought_on, 'date'),
    must_not_be_after(bought_on, latest, 'date'),
    must_be(item, 'item'),
    case when units is null then 'NUMBER_FORMAT:quantity' end,
    must_be_money(amount, cost, 'amount'),
    must_be_within(cost, 1000000000, 'amount'),
    case when units_each is not null and coalesce(billed_each, 0) <= 0 then 'NUMBER_FORMAT:units_each' end,
    may_be_known(single_dose, is_single_dose, 'single_dose')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
order by place
