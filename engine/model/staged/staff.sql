-- Staged staff
-- Grain: one person employed.
insert into staged.staff
with
parsed as (
  select
    raw.*,
    raw.employee_id as source_key,
    meaning_of(raw.role, $role_words, $role_meanings) as in_role,
    number_of(raw.weekly_hours) as hours,
    number_of(raw.clinical_share) as for_patients,
    day_of(raw.start, $days, $zone) as starts,
    day_of(raw.end, $days, $zone) as ends
  from raw
)
select
  file_id,
  source_key,
  in_role,
  job,
  department,
  location,
  provider,
  hours,
  case when for_patients between 0 and 1 then for_patients end,
  starts,
  ends,
  nullif(npi, '0000000000'),
  person_of($patient_key, last_name, first_name),
  coalesce(
    must_be(source_key, 'employee_id'),
    must_be_known(role, in_role, 'role'),
    case when hours is null then 'NUMBER_FORMAT:weekly_hours' end,
    may_be_number(clinical_share, for_patients, 'clinical_share'),
    case when for_patients not between 0 and 1 then 'NUMBER_FORMAT:clinical_share' end,
    may_be_day(start, starts, 'start'),
    may_be_day("end", ends, 'end')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
