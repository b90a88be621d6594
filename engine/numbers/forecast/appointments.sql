-- Appointments by day
-- Grain: one day of appointments by when they were made and cancelled (months counted from year 0;
--        null is never, or not said) and how they ended, between two days of our knowledge.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
)
select
  cast(cast(feed.start as date) - date '1970-01-01' as integer) as day,
  cast(year(feed.created) * 12 + month(feed.created) - 1 as integer) as created,
  cast(year(feed.cancelled) * 12 + month(feed.cancelled) - 1 as integer) as cancelled,
  case
    when feed.status in ('completed', 'booked') then feed.status
    when feed.status in ('cancelled', 'rescheduled') then 'called_off'
    else 'missed'
  end as status,
  cast(cast(file.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(
    cast(case when feed.known_to <= knowledge.known_at then feed.known_to end as date),
    date '9999-12-31'
  ) - date '1970-01-01' as integer) as until,
  cast(count(*) as integer) as appointments
from staged.appointment feed
join staged.file file on file.file_id = feed.file_id
cross join knowledge
where
  feed.state in ('loaded', 'superseded')
  and file.known_at <= knowledge.known_at
  and feed.start >= cast($since as date)
group by all
order by all
