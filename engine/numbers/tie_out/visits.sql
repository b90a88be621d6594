-- Visits and their charges
-- Grain: one month of completed appointments: those with charges, those still within the days that
--        charges may take, those without although enough days have gone by, and visits charged that no
--        appointment stands for.
with
completed as (
  select
    source_key,
    visit_id,
    patient,
    provider,
    cast(start as date) as day,
    cast(date_trunc('month', start) as date) as month
  from appointment_row
  where status = 'completed'
),
by_visit as (
  select distinct completed.source_key, charge.visit
  from completed
  join visit_charge charge on charge.visit_id = completed.visit_id
),
by_day as (
  select distinct completed.source_key, charge.visit
  from completed
  join visit_charge charge
    on charge.patient = completed.patient
    and charge.provider = completed.provider
    and charge.service_date = completed.day
),
met as (
  select * from by_visit
  union
  select * from by_day
),
appointment as (
  select
    month,
    count(*) as completed,
    count(*) filter (where source_key in (select source_key from met)) as charged,
    count(*) filter (where source_key in (select appointment_id from unbilled_visit)) as unbilled
  from completed
  group by month
),
unbilled as (
  select month, sum(average_charge) as worth from unbilled_visit group by month
),
unplanned as (
  select cast(date_trunc('month', service_date) as date) as month, count(*) as visits
  from visit_charge
  where visit not in (select visit from met) and service_date is not null
  group by 1
)
select
  appointment.month,
  completed,
  charged,
  completed - charged - appointment.unbilled as waiting,
  appointment.unbilled,
  cast(coalesce(unbilled.worth, 0) as decimal(18, 2)) as worth,
  coalesce(unplanned.visits, 0) as unplanned
from appointment
left join unbilled using (month)
left join unplanned using (month)
