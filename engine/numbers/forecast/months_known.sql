-- When months became known
-- Grain: one feed, one month its rows speak of and one day on which such rows became known; days are
--        counted from 1970-01-01. `first_day` and `last_day` are those the rows speak of.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
),
dated as (
  select 'ledger' as feed, date as day, file_id
  from staged.ledger
  where state in ('loaded', 'superseded')
  union all
  select 'transaction', coalesce(entry_date, post_date), file_id
  from staged.transaction
  where state in ('loaded', 'superseded') and kind <> 'information'
  union all
  select 'appointment', cast(start as date), file_id
  from staged.appointment
  where state in ('loaded', 'superseded')
  union all
  select 'payroll', pay_date, file_id
  from staged.payroll
  where state in ('loaded', 'superseded')
)
select
  dated.feed,
  cast(year(dated.day) * 12 + month(dated.day) - 1 as integer) as month,
  cast(cast(file.known_at as date) - date '1970-01-01' as integer) as known,
  cast(min(dated.day) - date '1970-01-01' as integer) as first_day,
  cast(max(dated.day) - date '1970-01-01' as integer) as last_day
from dated
join staged.file file on file.file_id = dated.file_id
cross join knowledge
where file.known_at <= knowledge.known_at
group by all
order by all
