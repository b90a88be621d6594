-- Staged ageing report
-- Grain: one bucket (and payer, where the report tells them) of what the billing system says is owed on a
--        day, or one item that is owed; a list of items that names no day is of the day it was made.
insert into staged.ageing
with
parsed as (
  select
    raw.*,
    case
      when raw.as_of is null and raw.item is not null then raw.made
      else day_of(raw.as_of, $days, $zone)
    end as day,
    day_of(raw.service_date, $days, $zone) as served,
    money_of(raw.amount) as owed,
    case
      when raw.bucket is not null or raw.item is null then raw.bucket
      when day - served <= 30 then '0-30'
      when day - served <= 60 then '31-60'
      when day - served <= 90 then '61-90'
      when day - served <= 120 then '91-120'
      when day - served > 120 then '>120'
    end as age
  from raw
)
select
  file_id,
  concat_ws('|', day, coalesce(item, age), coalesce(payer, '')) as source_key,
  day,
  age,
  payer,
  owed,
  coalesce(
    case when item is null then must_be_day(as_of, day, 'as_of') end,
    case when item is not null then must_be_day(service_date, served, 'service_date') end,
    must_be(age, 'bucket'),
    must_be_money(amount, owed, 'amount'),
    must_be_within(owed, 1000000000, 'amount')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
