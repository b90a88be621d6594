-- Staged patients of an electronic record
-- Grain: one patient. Of the day of birth the year is kept, and whether it was the first of January.
insert into staged.care_patient
with
parsed as (
  select
    raw.*,
    day_of(raw.died, $days, $zone) as died_on,
    case
      when regexp_full_match(raw.born, '(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?') then raw.born
    end as born_text,
    meaning_of(raw.sex, $sex_words, $sex_meanings) as known_sex
  from raw
)
select
  file_id,
  patient_id as source_key,
  md5_number_lower($patient_key || patient_id),
  cast(left(born_text, 4) as integer) as born_year,
  coalesce(substr(born_text, 5) = '-01-01', false),
  died_on,
  known_sex,
  coalesce(
    must_be(patient_id, 'patient_id'),
    must_be_day(born, born_text, 'born'),
    may_be_day(died, died_on, 'died'),
    must_not_be_after(died_on, latest, 'died'),
    must_not_be_after(born_year, year(latest), 'born'),
    may_be_known(sex, known_sex, 'sex')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
