-- Pay days
-- Grain: one pay day of the payroll register, between two days of our knowledge: cents of gross pay,
--        of bonuses in it, and of what it cost the practice with taxes and benefits; `row_no` is its first row.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
)
select
  cast(feed.pay_date - date '1970-01-01' as integer) as day,
  cast(cast(file.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(
    cast(case when feed.known_to <= knowledge.known_at then feed.known_to end as date),
    date '9999-12-31'
  ) - date '1970-01-01' as integer) as until,
  cast(sum(feed.gross) * 100 as double) as gross,
  cast(coalesce(sum(feed.gross) filter (where feed.earning = 'bonus'), 0) * 100 as double) as bonus,
  cast(sum(feed.gross + feed.employer_tax + feed.benefits) * 100 as double) as cost,
  cast(min(feed.rowid) as double) as row_no
from staged.payroll feed
join staged.file file on file.file_id = feed.file_id
cross join knowledge
where
  feed.state in ('loaded', 'superseded')
  and file.known_at <= knowledge.known_at
  and feed.pay_date >= cast($since as date)
group by all
order by all
