-- Cash by month
-- Grain: one month of the general ledger, between two days of our knowledge: what cash and undeposited
--        funds moved by, in cents, the last day that was booked on, and whether the books open in it
--        with balances brought forward.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
),
line as (
  select
    feed.date,
    account.line,
    feed.debit - feed.credit as amount,
    file.known_at,
    case when feed.known_to <= knowledge.known_at then feed.known_to end as known_to
  from staged.ledger feed
  join staged.file file on file.file_id = feed.file_id
  cross join knowledge
  left join account_row account
    on account.source_key = feed.account
    and account.line in ('cash', 'undeposited_funds', 'equity')
  where feed.state in ('loaded', 'superseded') and file.known_at <= knowledge.known_at
),
opening as (
  select min(date) as day from line
)
select
  cast(year(line.date) * 12 + month(line.date) - 1 as integer) as month,
  cast(cast(line.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(cast(line.known_to as date), date '9999-12-31') - date '1970-01-01' as integer)
    as until,
  cast(max(line.date) - date '1970-01-01' as integer) as last_day,
  cast(coalesce(bool_or(line.line in ('cash', 'undeposited_funds')), false) as integer) as has_cash,
  cast(coalesce(bool_or(line.line = 'equity' and line.date = opening.day), false) as integer)
    as opens,
  cast(
    coalesce(sum(line.amount) filter (where line.line in ('cash', 'undeposited_funds')), 0) * 100
    as double
  ) as cents
from line
cross join opening
group by all
order by all
