-- Staged planned prices
-- Grain: what one item is planned to cost for one unit, and the units that one visit is planned to take,
--        from the month of a day on; without a day it always was.
insert into staged.planned_price
with
parsed as (
  select
    raw.*,
    meaning_of(raw.line, $line_words, $line_meanings) as statement_line,
    day_of(raw.since, $days, $zone) as since_day,
    coalesce(cast(date_trunc('month', since_day) as date), date '0001-01-01') as holds_from,
    number_of(raw.unit_price) as price,
    number_of(raw.per_visit) as units
  from raw
)
select
  file_id,
  concat_ws('|', lower(item), holds_from) as source_key,
  item,
  statement_line,
  holds_from,
  price,
  units,
  coalesce(
    must_be(item, 'item'),
    must_be(line, 'line'),
    must_be_known(line, statement_line, 'line'),
    may_be_day(since, since_day, 'since'),
    case when price is null or price < 0 then 'NUMBER_FORMAT:unit_price' end,
    case when units is null or units < 0 then 'NUMBER_FORMAT:per_visit' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
