-- Staged results of quality measures
-- Grain: one result of one test of one patient on one day.
insert into staged.quality_result
with
parsed as (
  select
    raw.*,
    day_of(raw.day, $days, $zone) as tested_on,
    meaning_of(raw.test, $test_words, $test_meanings) as known_test,
    number_of(regexp_replace(raw.value, '\s*%$', '')) as figure,
    meaning_of(raw.setting, $setting_words, $setting_meanings) as place
  from raw
)
select
  file_id,
  concat_ws('|', patient_id, tested_on, known_test, figure) as source_key,
  md5_number_lower($patient_key || patient_id),
  tested_on,
  known_test,
  figure,
  coalesce(place, 'office'),
  coalesce(
    must_be(patient_id, 'patient_id'),
    must_be_day(day, tested_on, 'day'),
    must_not_be_after(tested_on, latest, 'day'),
    must_be_known(test, known_test, 'test'),
    must_be(value, 'value'),
    case when figure is null or figure not between 0 and 100000 then 'NUMBER_FORMAT:value' end,
    may_be_known(setting, place, 'setting')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
