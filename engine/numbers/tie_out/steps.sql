-- Steps from one place to the other
-- Grain: one piece of money of a month by which the other place received more, or less, than ours says.
--        `kind` says why: later and earlier are the same money in another month; waiting and unposted are
--        too young to be known to both; before is older than what both know; other is no collection by
--        the books. What differs, is missing or strange is not explained: `is_fault`.
with
paired as (
  select
    tie,
    pair,
    any_value(source) as source,
    sum(case side when 'theirs' then amount else -amount end) as difference,
    max(month) as last_month,
    min(day) as day,
    arg_max(feed, side) as feed,
    arg_max(row_no, side) as row_no
  from tie_piece
  where pair is not null
  group by tie, pair
),
moved as (
  select
    piece.tie,
    piece.month,
    paired.source,
    sum(case piece.side when 'theirs' then piece.amount else -piece.amount end)
      - if(piece.month = paired.last_month, paired.difference, 0) as amount
  from tie_piece piece
  join paired on paired.tie = piece.tie and paired.pair = piece.pair
  group by piece.tie, piece.pair, piece.month, paired.source, paired.last_month, paired.difference
),
alone as (
  select
    piece.*,
    their_first,
    our_first,
    our_last - to_post as posted_to,
    their_last - if(amount < 0, to_clear, to_arrive) as arrived_to,
    our_first + if(amount < 0, to_clear, to_arrive) as known_from,
    other.line as other
  from tie_piece piece
  join tie_reached reached using (tie)
  left join tie_other_receipts other on piece.tie = 'bank' and other.row_no = piece.row_no
  where
    pair is null
    -- what the bank pays out is no business of billing
    and not (tie = 'bank' and side = 'theirs' and amount < 0)
),
step as (
  select
    tie,
    month,
    if(amount > 0, 'earlier', 'later') as kind,
    source,
    amount,
    null as day,
    null as feed,
    null as row_no
  from moved
  union all
  select tie, last_month, 'differs', source, difference, day, feed, row_no
  from paired
  union all
  select
    tie,
    month,
    case
      when side = 'ours' and day < their_first then 'before'
      when side = 'ours' and day > arrived_to then 'waiting'
      when side = 'ours' then 'missing'
      when day > posted_to then 'unposted'
      when day < known_from then 'before'
      when other is not null then 'other ' || other
      else 'strange'
    end,
    coalesce(source, ''),
    case side when 'theirs' then amount else -amount end,
    day,
    feed,
    row_no
  from alone
)
select
  step.* replace (cast(amount as decimal(18, 2)) as amount),
  kind in ('differs', 'missing', 'strange') as is_fault
from step
where amount <> 0
