-- Staged fee schedule
-- Grain: one procedure code and service year.
insert into staged.fee
with
parsed as (
  select
    raw.*,
    upper(raw.code) as procedure,
    whole_of(raw.service_year) as year,
    number_of(raw.work_rvu) as rvu,
    money_of(raw.fee) as price
  from raw
)
select
  file_id,
  procedure || '|' || year as source_key,
  procedure,
  year,
  rvu,
  price,
  coalesce(
    must_be(procedure, 'code'),
    case when year is null or year not between 1990 and 2200 then 'NUMBER_FORMAT:service_year' end,
    case when rvu is null then 'NUMBER_FORMAT:work_rvu' end,
    may_be_money(fee, price, 'fee')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
