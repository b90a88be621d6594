-- What came of each kind of export for each month
-- Grain: kind of export × month that has rows: how many, of which files and layouts, which places they
--        name, how many came late, and how many lines of their files are held back. Late is a row that
--        was entered after its month, or came with a later file than the first one after it.
-- `$by_service` takes charges by their day of service, and of billing nothing else.
with
dated as (
  select 'transaction' as feed, file_id,
    case when $by_service then service_date else post_date end as day, entry_date, location
  from transaction_row
  where not $by_service or kind = 'charge'
  union all
  select 'appointment', file_id, cast(start as date), null, location
  from appointment_row
  where status <> 'booked'
  union all
  select 'remittance', file_id, paid_on, null, null from remittance_row
  union all
  select 'ledger', file_id, date, null, null from ledger_row
  union all
  select 'bank', file_id, date, null, null from bank_row
  union all
  select 'payroll', file_id, pay_date, null, null from payroll_row
  union all
  select 'survey', file_id, sampled, null, null from survey_row
  union all
  select 'review', file_id, posted, null, null from review_row
),
placed as (
  select
    dated.*,
    cast(date_trunc('month', dated.day) as date) as month,
    file.format,
    file.known_at
  from dated
  join staged.file file using (file_id)
  where dated.day is not null
),
first_file as (
  select feed, month, min(known_at) as known_at
  from placed
  where cast(known_at as date) > last_day(month)
  group by feed, month
),
held as (
  select brought.feed, brought.month, count(*) as lines
  from (select distinct feed, month, file_id from placed) brought
  join held_row using (feed, file_id)
  group by brought.feed, brought.month
)
select
  placed.feed,
  strftime(placed.month, '%Y-%m') as month,
  count(*)::double as row_count,
  (count(*) filter (
    where placed.entry_date > last_day(placed.month) or placed.known_at > first_file.known_at
  ))::double as late,
  count(distinct placed.day) filter (where business_day.is_business_day)::integer as days,
  cast(max(placed.day) as varchar) as last_day,
  string_agg(distinct placed.format, chr(10) order by placed.format) as formats,
  string_agg(distinct placed.location, chr(10) order by placed.location) as locations,
  coalesce(any_value(held.lines), 0)::double as held
from placed
left join first_file using (feed, month)
left join held using (feed, month)
left join business_day on business_day.day = placed.day
group by placed.feed, placed.month
order by placed.feed, placed.month
