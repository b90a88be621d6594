-- Rows that a tie-out leaves unexplained
-- Grain: one piece of money of a month that the other place lacks, or knows in another amount.
with
reached as (
  select * from tie_reached where tie = $id
),
paired as (
  select
    pair,
    sum(case side when 'theirs' then amount else -amount end) as difference,
    max(month) as last_month,
    arg_min(row_no, side = 'theirs') as row_no,
    arg_min(feed, side = 'theirs') as feed,
    min(day) as day
  from tie_piece
  where tie = $id and pair is not null
  group by pair
  having difference <> 0
),
fault as (
  select 'differs' as kind, last_month as month, difference as amount, day, feed, row_no from paired
  union all
  select
    case side when 'ours' then 'missing' else 'strange' end,
    month,
    case side when 'theirs' then amount else -amount end,
    day,
    feed,
    piece.row_no
  from tie_piece piece
  cross join reached
  where
    piece.tie = $id
    and pair is null
    and case side
      when 'ours' then day <= their_last - to_arrive
      else day <= our_last - to_post and day >= our_first + to_arrive
    end
    and not ($id = 'bank' and side = 'theirs' and amount < 0)
    and not ($id = 'bank' and side = 'theirs' and piece.row_no in (select row_no from tie_other_receipts))
)
select
  kind, cast(amount as varchar) as amount, cast(day as varchar) as day, feed,
  cast(row_no as double) as row_no, cast(count(*) over () as integer) as of_so_many
from fault
where strftime(month, '%Y-%m') = $month
order by abs(fault.amount) desc, day, row_no
limit cast($most as integer)
