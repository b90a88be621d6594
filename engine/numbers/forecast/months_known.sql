-- When months became known
-- Grain: one feed of money and one month: the day on which the first rows of the month were known, and
--        the last day among them.
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
)
select
  dated.feed,
  cast(year(dated.day) * 12 + month(dated.day) - 1 as integer) as month,
  cast(cast(min(file.known_at) as date) - date '1970-01-01' as integer) as known,
  cast(max(dated.day) - date '1970-01-01' as integer) as last_day
from dated
join staged.file file on file.file_id = dated.file_id
cross join knowledge
where file.known_at <= knowledge.known_at
group by all
order by all
