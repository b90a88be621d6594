-- Reach of the exports
-- Grain: one kind of export that has rows that count, with the first and last month they speak of: months
--        worked, for payroll. Lists that speak of no day hold for every month, and books summed up by
--        month are books.
with
extent as (
  select feed, first_day, last_day from feed_extent where feed <> 'payroll' and row_count > 0
  union all
  select 'payroll', min(period_begin), max(period_end) from payroll_row having count(*) > 0
)
select
  feed,
  coalesce(cast(date_trunc('month', extent.first_day) as date), date '0001-01-01') as first_month,
  coalesce(cast(date_trunc('month', extent.last_day) as date), date '9999-12-01') as last_month
from (
  select feed from feed_present
  union
  -- the electronic record tells what the practice's own lists would
  select case feed when 'care_patient' then 'quality_patient' else 'quality_result' end
  from feed_present
  where feed in ('care_patient', 'care_event')
  union
  select feed from extent
)
left join extent using (feed)
