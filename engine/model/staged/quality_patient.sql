-- Staged patients of quality measures
-- Grain: one patient with one condition in one year. The age is that at the year's end; no birth date is asked
--        for or kept.
insert into staged.quality_patient
with
parsed as (
  select
    raw.*,
    whole_of(raw.year) as measured_year,
    whole_of(raw.age) as years,
    meaning_of(raw.condition, $condition_words, $condition_meanings) as known_condition,
    meaning_of(raw.excluded, $excluded_words, $excluded_meanings) = 'yes' as is_excluded,
    meaning_of(raw.sex, $sex_words, $sex_meanings) as known_sex
  from raw
)
select
  file_id,
  concat_ws('|', patient_id, measured_year, known_condition) as source_key,
  md5_number_lower($patient_key || patient_id),
  measured_year,
  years,
  known_condition,
  coalesce(is_excluded, false),
  provider,
  location,
  known_sex,
  coalesce(
    must_be(patient_id, 'patient_id'),
    must_be(year, 'year'),
    case when measured_year is null or measured_year not between 1990 and 2200 then 'NUMBER_FORMAT:year' end,
    must_be(age, 'age'),
    case when years is null or years not between 0 and 130 then 'NUMBER_FORMAT:age' end,
    must_be_known(condition, known_condition, 'condition'),
    may_be_known(excluded, is_excluded, 'excluded'),
    may_be_known(sex, known_sex, 'sex')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
