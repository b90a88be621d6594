-- Cash by month
-- Grain: one month of the general ledger, between two days of our knowledge: what cash and undeposited
--        funds moved by, in cents, and the last day of the month that was booked on.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
)
select
  cast(year(feed.date) * 12 + month(feed.date) - 1 as integer) as month,
  cast(cast(file.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(
    cast(case when feed.known_to <= knowledge.known_at then feed.known_to end as date),
    date '9999-12-31'
  ) - date '1970-01-01' as integer) as until,
  cast(max(feed.date) - date '1970-01-01' as integer) as last_day,
  bool_or(account.line is not null) as has_cash,
  cast(coalesce(sum(feed.debit - feed.credit) filter (where account.line is not null), 0) * 100
    as double) as cents
from staged.ledger feed
join staged.file file on file.file_id = feed.file_id
cross join knowledge
left join account_row account
  on account.source_key = feed.account and account.line in ('cash', 'undeposited_funds')
where feed.state in ('loaded', 'superseded') and file.known_at <= knowledge.known_at
group by all
order by all
