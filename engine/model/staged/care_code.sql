-- Staged meanings of codes
-- Grain: one code of one kind of event, and the word of our rules it stands for.
insert into staged.care_code
with
parsed as (
  select
    raw.*,
    meaning_of(raw.kind, $kind_words, $kind_meanings) as known_kind,
    number_of(raw.value) as fixed,
    number_of(raw.at_least) as bound
  from raw
)
select
  file_id,
  concat_ws('|', known_kind, upper(code)) as source_key,
  known_kind,
  code,
  lower(means),
  fixed,
  bound,
  unit_of(unit),
  coalesce(
    must_be_known(kind, known_kind, 'kind'),
    must_be(code, 'code'),
    must_be(means, 'means'),
    may_be_number(value, fixed, 'value'),
    may_be_number(at_least, bound, 'at_least')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
