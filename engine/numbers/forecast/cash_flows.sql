-- Cash flows of the general ledger
-- Grain: one day, statement line and purpose of what moved cash, between two days of our knowledge; cents,
--        into cash positive. Cash is every account of the lines cash and undeposited funds, so money
--        carried to the bank moves nothing. The other sides of an entry sum to what it did to cash; what
--        they fail to explain is a side of its own, so that nothing vanishes. `row_no` is the first of its lines.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
),
line as (
  select
    feed.entry,
    feed.date,
    feed.account,
    coalesce(account.line, 'unmapped') as line,
    feed.memo,
    feed.credit - feed.debit as amount,
    feed.rowid as row_no,
    file.known_at,
    case when feed.known_to <= knowledge.known_at then feed.known_to end as known_to
  from staged.ledger feed
  join staged.file file on file.file_id = feed.file_id
  cross join knowledge
  left join account_row account on account.source_key = feed.account
  where
    feed.state in ('loaded', 'superseded')
    and file.known_at <= knowledge.known_at
    and feed.date >= cast($since as date)
),
opening as (
  select line.entry, line.date
  from line
  where line.line = 'equity' and line.date = (select min(date) from staged.ledger)
),
moving as (
  select distinct line.entry, line.date
  from line
  left join opening on opening.entry = line.entry and opening.date = line.date
  where line.line in ('cash', 'undeposited_funds') and opening.entry is null
),
moved as (
  select line.*
  from line
  join moving on moving.entry = line.entry and moving.date = line.date
),
side as (
  select
    date,
    line,
    case when line = 'patient_revenue' and amount > 0 then '' else account end as account,
    case when line = 'patient_revenue' and amount > 0 then '' else coalesce(memo, '') end as memo,
    amount,
    row_no,
    known_at,
    known_to
  from moved
  where line not in ('cash', 'undeposited_funds')
  union all
  select
    date,
    'unmapped',
    'Not explained by the books',
    '',
    -sum(amount),
    min(row_no),
    known_at,
    known_to
  from moved
  group by date, entry, known_at, known_to
)
select
  cast(date - date '1970-01-01' as integer) as day,
  line,
  account,
  memo,
  cast(cast(known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(cast(known_to as date), date '9999-12-31') - date '1970-01-01' as integer) as until,
  cast(sum(amount) * 100 as double) as cents,
  cast(min(row_no) as double) as row_no
from side
group by all
having sum(amount) <> 0
order by all
