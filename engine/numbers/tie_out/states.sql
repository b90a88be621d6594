-- Whether a month can be relied on
-- Grain: one feed and month with rows that count: differs where a tie-out fails, verified where printed
--        totals stand behind every row, else unverified; `says` is why.
with
failed as (
  select
    case tie when 'cash' then 'ledger' else 'transaction' end as feed,
    month,
    case tie
      when 'bank' then 'collections and the bank differ'
      when 'books' then 'collections and the books differ'
      else 'cash in the books and the bank differ'
    end as says,
    sum(abs(amount)) as amount
  from tie_steps
  join tie_reached using (tie)
  where is_fault and month >= covered_from and last_day(month) <= covered_to
  group by all
  union all
  select 'transaction', month, 'A/R moved by what was not posted', abs(difference)
  from tie_roll_forward
  where difference <> 0
  union all
  select 'transaction', month, 'A/R and the ageing report differ', abs(difference)
  from tie_ageing
  where difference <> 0
)
select
  proven.feed,
  proven.month,
  case
    when reason.says is not null then 'differs'
    when proven.proven = proven.row_count then 'verified'
    else 'unverified'
  end as state,
  coalesce(reason.says, case when proven.proven < proven.row_count then 'no total stands behind it' end)
    as says
from tie_proven_rows proven
left join (
  select feed, month, string_agg(says || ' by $' || amount, '; ' order by amount desc, says) as says
  from failed
  group by feed, month
) reason on reason.feed = proven.feed and reason.month = proven.month
