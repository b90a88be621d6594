-- Appointments by slot
-- Grain: month × provider × location × weekday (Monday 1) × hour: appointments by how they ended.
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  coalesce(location, 'Unassigned') as location,
  cast(isodow(start) as integer) as weekday,
  cast(hour(start) as integer) as hour,
  count(*) filter (where status = 'completed') as kept,
  count(*) filter (where status = 'no_show') as no_shows,
  count(*) filter (where status = 'late_cancel') as late_cancels
from appointment_row
where status in ('completed', 'no_show', 'late_cancel')
group by all
