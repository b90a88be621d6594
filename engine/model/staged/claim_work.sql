-- Staged work on claims
-- Grain: one claim: what was done to it before it was first sent, and when it was last denied and appealed.
insert into staged.claim_work
with
parsed as (
  select
    raw.*,
    raw.claim_id as source_key,
    day_of(raw.entered, $days, $zone) as entered_on,
    whole_of(raw.edits) as stops,
    meaning_of(raw.by_hand, $by_hand_words, $by_hand_meanings) = 'yes' as is_by_hand,
    day_of(raw.denied, $days, $zone) as denied_on,
    day_of(raw.appealed, $days, $zone) as appealed_on
  from raw
)
select
  file_id,
  source_key,
  payer,
  provider,
  location,
  entered_on,
  stops,
  is_by_hand,
  denied_on,
  appealed_on,
  coalesce(
    must_be(source_key, 'claim_id'),
    must_be_day(entered, entered_on, 'entered'),
    must_not_be_after(entered_on, latest, 'entered'),
    may_be_number(edits, stops, 'edits'),
    may_be_known(by_hand, is_by_hand, 'by_hand'),
    may_be_day(denied, denied_on, 'denied'),
    may_be_day(appealed, appealed_on, 'appealed'),
    case when appealed_on < denied_on then 'DATE_INVALID:appealed' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
