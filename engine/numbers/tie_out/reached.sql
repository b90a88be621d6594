-- What two places both know
-- Grain: one meeting of places that both have rows: the days each speaks of, the days money may take from
--        the one to the other, and the months that both cover. Books that are only summed up by month
--        know no receipts.
with
extent as (
  select feed, first_day, last_day from feed_extent where feed <> 'ledger' and row_count > 0
  union all
  select 'ledger', min(date), max(date) from ledger_row having count(*) > 0
)
select
  meeting.tie,
  ours.first_day as our_first,
  ours.last_day as our_last,
  theirs.first_day as their_first,
  theirs.last_day as their_last,
  meeting.to_arrive,
  meeting.to_clear,
  meeting.to_post,
  date_trunc('month', greatest(ours.first_day, theirs.first_day)) as covered_from,
  -- a month that ends on days without movements is covered
  least(ours.last_day, theirs.last_day) + interval 5 day as covered_to
from tie_meeting meeting
join extent ours on ours.feed = meeting.our_feed
join extent theirs on theirs.feed = meeting.their_feed
