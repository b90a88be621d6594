-- Staged orders
-- Grain: one test ordered or referral sent, with the day its result or the other practice's report came back.
insert into staged.clinical_order
with
parsed as (
  select
    raw.*,
    raw.order_id as source_key,
    meaning_of(raw.kind, $kind_words, $kind_meanings) as what,
    day_of(raw.ordered, $days, $zone) as ordered_on,
    day_of(raw.resulted, $days, $zone) as resulted_on,
    meaning_of(raw.abnormal, $abnormal_words, $abnormal_meanings) = 'yes' as is_abnormal,
    day_of(raw.followed_up, $days, $zone) as followed_up_on
  from raw
)
select
  file_id,
  source_key,
  what,
  provider,
  location,
  ordered_on,
  resulted_on,
  is_abnormal,
  followed_up_on,
  coalesce(
    must_be(source_key, 'order_id'),
    must_be_known(kind, what, 'kind'),
    must_be_day(ordered, ordered_on, 'ordered'),
    must_not_be_after(ordered_on, latest, 'ordered'),
    may_be_day(resulted, resulted_on, 'resulted'),
    must_not_be_after(resulted_on, latest, 'resulted'),
    case when resulted_on < ordered_on then 'DATE_INVALID:resulted' end,
    may_be_known(abnormal, is_abnormal, 'abnormal'),
    may_be_day(followed_up, followed_up_on, 'followed_up'),
    case when followed_up_on < resulted_on then 'DATE_INVALID:followed_up' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
