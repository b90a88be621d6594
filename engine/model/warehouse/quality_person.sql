-- Patients of quality measures
-- Grain: one patient in one year that has rules. From the practice's own list: one row a condition listed, seen
--        since the year began. From its record: one row, with no condition listed and the visits of the year.
--        The list goes before the record. Ages are those on the last day of the year and on its first.
select
  patient,
  year,
  make_date(year, 1, 1) as begins,
  age as age_at_end,
  age - 1 as age_at_start,
  sex,
  condition as listed,
  excluded,
  provider,
  location,
  cast(null as date) as died,
  make_date(year, 1, 1) as first_visit,
  make_date(year, 1, 1) as second_visit,
  'quality_patient' as feed,
  row_no
from quality_patient_row
where year in (select year from quality_measure)
union all
select
  person.patient,
  visited.year,
  make_date(visited.year, 1, 1),
  visited.year - person.born_year,
  visited.year - person.born_year - (case when person.born_on_new_year then 0 else 1 end),
  person.sex,
  null,
  false,
  null,
  null,
  person.died,
  visited.first_visit,
  visited.second_visit,
  'care_patient',
  person.row_no
from care_patient_row person
join (
  select
    patient,
    year,
    min(day) as first_visit,
    -- one preventive visit tells as much as two others
    min(day) filter (where nth = 2 or preventive) as second_visit
  from quality_visit
  where year in (select year from quality_measure)
  group by all
) visited using (patient)
where
  not exists (
    select 1
    from quality_patient_row listed
    where listed.patient = person.patient and listed.year = visited.year
  )
