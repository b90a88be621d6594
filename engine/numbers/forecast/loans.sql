-- Loans
-- Grain: one loan, between two days of our knowledge; cents; days are counted from 1970-01-01.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
)
select
  coalesce(feed.lender, feed.source_key) as lender,
  coalesce(feed.purpose, feed.source_key) as purpose,
  cast(feed.original_principal * 100 as double) as principal,
  cast(feed.annual_rate as double) as annual_rate,
  cast(feed.first_payment - date '1970-01-01' as integer) as first_payment,
  feed.payments,
  cast(feed.payment * 100 as double) as payment,
  cast(feed.balance_date - date '1970-01-01' as integer) as balance_day,
  cast(feed.balance * 100 as double) as balance,
  cast(feed.rowid as double) as row_no,
  cast(cast(file.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(
    cast(case when feed.known_to <= knowledge.known_at then feed.known_to end as date),
    date '9999-12-31'
  ) - date '1970-01-01' as integer) as until
from staged.loan feed
join staged.file file on file.file_id = feed.file_id
cross join knowledge
where feed.state in ('loaded', 'superseded') and file.known_at <= knowledge.known_at
order by feed.source_key, known
