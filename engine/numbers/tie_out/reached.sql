-- What each place knows
-- Grain: one tie-out: the first and last day that either place speaks of, and the days that money may
--        take from the one to the other.
with
extent as (
  select feed, first_day, last_day from feed_extent
)
select
  tie.id as tie,
  ours.first_day as our_first,
  ours.last_day as our_last,
  theirs.first_day as their_first,
  theirs.last_day as their_last,
  tie.to_arrive,
  tie.to_post
from (
  values
    ('bank', 'transaction', 'bank', 10, 21),
    ('books', 'transaction', 'ledger', 10, 21),
    ('cash', 'ledger', 'bank', 90, 5)
) tie (id, our_feed, their_feed, to_arrive, to_post)
join extent ours on ours.feed = tie.our_feed
join extent theirs on theirs.feed = tie.their_feed
