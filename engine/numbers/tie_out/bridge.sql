-- Bridges from one place to the other
-- Grain: one tie-out, month, kind and source: by how much what the other place received in the month is
--        more than what ours says of it. `kind` says why: later and earlier are the same money in another
--        month; waiting is too young to have come; differs, missing and strange are not explained.
with
paired as (
  select
    tie,
    pair,
    any_value(source) as source,
    sum(case side when 'theirs' then amount else -amount end) as difference,
    max(month) as last_month
  from tie_piece
  where pair is not null
  group by tie, pair
),
moved as (
  select
    piece.tie,
    piece.month,
    piece.pair,
    paired.source,
    paired.difference,
    paired.last_month,
    sum(case piece.side when 'theirs' then piece.amount else -piece.amount end) as amount
  from tie_piece piece
  join paired on paired.tie = piece.tie and paired.pair = piece.pair
  group by all
),
step as (
  select
    tie,
    month,
    case when amount - if(month = last_month, difference, 0) > 0 then 'earlier' else 'later' end as kind,
    source,
    amount - if(month = last_month, difference, 0) as amount
  from moved
  union all
  select tie, last_month, 'differs', source, difference
  from paired
  union all
  select
    piece.tie,
    piece.month,
    case
      when side = 'ours' and day > their_last - to_arrive then 'waiting'
      when side = 'ours' then 'missing'
      when day > our_last - to_post then 'unposted'
      when day < our_first + to_arrive then 'before'
      when other.line is not null then 'other ' || other.line
      else 'strange'
    end,
    coalesce(source, ''),
    case side when 'theirs' then amount else -amount end
  from tie_piece piece
  join tie_reached reached using (tie)
  left join tie_other_receipts other on piece.tie = 'bank' and other.row_no = piece.row_no
  where
    pair is null
    -- what the bank pays out is no business of billing
    and not (tie = 'bank' and side = 'theirs' and amount < 0)
)
select tie, month, kind, source, cast(sum(amount) as decimal(18, 2)) as amount, count(*) as pieces
from step
where amount <> 0
group by all
having sum(amount) <> 0 or kind in ('differs', 'missing', 'strange')
