-- Unbilled visits
-- Grain: one completed appointment that has no charge although enough business days have gone by.
with
charged as (
  select visit_id, patient, provider, service_date, charge from visit_charge
),
latest as (
  select max(entry_date) as day from entry where flow = 'charge'
),
due as (
  select
    appointment.*,
    cast(appointment.start as date) as day,
    today.business_days - visit_day.business_days as age
  from appointment_row appointment
  cross join latest
  join business_day visit_day on visit_day.day = cast(appointment.start as date)
  join business_day today on today.day = latest.day
  where appointment.status = 'completed'
),
average as (
  select
    cast(date_trunc('month', service_date) as date) as month,
    cast(sum(charge) / count(*) as decimal(18, 2)) as average_charge
  from charged
  group by 1
)
select
  cast(date_trunc('month', due.day) as date) as month,
  due.day,
  due.source_key as appointment_id,
  coalesce(due.provider, 'Unassigned') as provider,
  coalesce(due.location, 'Unassigned') as location,
  'Unassigned' as payer,
  coalesce(average.average_charge, 0.00) as average_charge,
  due.row_no
from due
cross join policy
left join average on average.month = cast(date_trunc('month', due.day) as date)
where
  due.age > policy.unbilled_after_business_days
  and not exists (select 1 from charged where charged.visit_id = due.visit_id)
  and not exists (
    select 1 from charged
    where
      charged.patient = due.patient
      and charged.provider = due.provider
      and charged.service_date = due.day
  )
