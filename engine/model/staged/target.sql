-- Staged targets
-- Grain: what one KPI, or one category of it, is to be from a day on; without a day it always was. "none" is no
--        target from that day on.
insert into staged.target
with
parsed as (
  select
    raw.*,
    day_of(raw.since, $days, $zone) as holds_from,
    case
      when ends_with(raw.target, '%') then number_of(trim(rtrim(raw.target, '%'))) / 100
      else number_of(raw.target)
    end as aim
  from raw
)
select
  file_id,
  concat_ws('|', lower(kpi), coalesce(category, ''), coalesce(holds_from, date '0001-01-01')) as source_key,
  kpi,
  category,
  aim,
  per,
  coalesce(holds_from, date '0001-01-01'),
  source,
  coalesce(
    must_be(kpi, 'kpi'),
    must_be(target, 'target'),
    case when aim is null and lower(target) <> 'none' then 'NUMBER_FORMAT:target' end,
    may_be_day(since, holds_from, 'since')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
