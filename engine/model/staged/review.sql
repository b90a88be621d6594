-- Staged reviews
-- Grain: one public review. Of its comment what is kept is redacted, with its themes and its sentiment; it may
--        still hold a name, and is shown to nobody unless asked for.
insert into staged.review
with
read_comment as (
  select
    raw.*,
    list_position($comments, comment) as place
  from raw
)
select
  file_id,
  review_id as source_key,
  day_of(posted, $days, $zone) as posted_on,
  location,
  rating_of(rating) as stars,
  $redacted[place] as comment,
  $themes[place] as themes,
  $sentiments[place] as sentiment,
  day_of(replied, $days, $zone) as replied_on,
  moment_of(posted_at, $moments, $zone) as came,
  moment_of(replied_at, $moments, $zone) as answered,
  coalesce(
    must_be(source_key, 'review_id'),
    must_be_day(posted, posted_on, 'posted'),
    case when stars is null or stars not between 1 and 5 then 'NUMBER_FORMAT:rating' end,
    may_be_day(replied, replied_on, 'replied'),
    may_be_day(posted_at, came, 'posted_at'),
    may_be_day(replied_at, answered, 'replied_at')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from read_comment
