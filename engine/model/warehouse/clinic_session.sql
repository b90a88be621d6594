-- Clinic sessions
-- Grain: one provider at one place on one day with hours for patients: the minutes that could be booked,
--        those that were booked when the day before ended, and those of patients who came.
with
hours as (
  select
    provider,
    coalesce(location, 'Unassigned') as location,
    day,
    sum(minutes - blocked) as available,
    min(row_no) as row_no
  from clinic_hours_row
  group by all
),
booked as (
  select
    provider,
    coalesce(location, 'Unassigned') as location,
    cast(start as date) as day,
    sum(minutes) filter (
      where
        coalesce(cast(created as date) < cast(start as date), true)
        and coalesce(cast(cancelled as date) >= cast(start as date), status not in ('cancelled', 'rescheduled'))
    ) as booked,
    sum(minutes) filter (where status = 'completed') as arrived
  from appointment_row
  where minutes is not null
  group by all
)
select
  cast(date_trunc('month', hours.day) as date) as month,
  hours.provider,
  hours.location,
  hours.day,
  hours.available,
  coalesce(booked.booked, 0) as booked,
  coalesce(booked.arrived, 0) as arrived,
  hours.row_no
from hours
left join booked
  on booked.provider = hours.provider
  and booked.location = hours.location
  and booked.day = hours.day
cross join (select last_day from feed_extent where feed = 'appointment') told
where hours.available > 0 and hours.day <= told.last_day
