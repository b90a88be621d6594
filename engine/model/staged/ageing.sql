-- Staged ageing report
-- Grain: one bucket (and payer, where the report tells them) of what the billing system says is owed on a day.
insert into staged.ageing
with
parsed as (
  select
    raw.*,
    day_of(raw.as_of, $days, $zone) as day,
    money_of(raw.amount) as owed
  from raw
)
select
  file_id,
  concat_ws('|', day, bucket, coalesce(payer, '')) as source_key,
  day,
  bucket,
  payer,
  owed,
  coalesce(
    must_be_day(as_of, day, 'as_of'),
    must_be(bucket, 'bucket'),
    must_be_money(amount, owed, 'amount'),
    must_be_within(owed, 1000000000, 'amount')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
