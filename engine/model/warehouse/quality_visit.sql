-- Visits that make a patient one to be measured
-- Grain: one day on which a patient was seen outside of hospitals: which of the patient's days of the year it
--        is, and whether one of the day's visits was preventive.
select
  visit.patient,
  visit.day,
  year(visit.day) as year,
  row_number() over (partition by visit.patient, year(visit.day) order by visit.day) as nth,
  bool_or(visit.setting = 'preventive' or preventive.patient is not null) as preventive,
  max(visit.provider) as provider,
  max(visit.location) as location
from care_event_row visit
left join (select distinct patient, day from quality_fact where what = 'preventive_visit') preventive
  on preventive.patient = visit.patient and preventive.day = visit.day
where visit.kind = 'visit' and visit.setting <> 'hospital'
group by visit.patient, visit.day
