-- What an appointment file counts, by status.
select
  file_id,
  count(*) filter (where status = 'completed')::varchar as completed,
  count(*) filter (where status = 'no_show')::varchar as no_shows,
  count(*) filter (where status = 'late_cancel')::varchar as late_cancels,
  count(*) filter (where status = 'cancelled')::varchar as cancelled,
  count(*) filter (where status = 'booked')::varchar as booked
from staged.appointment
where file_id >= $first_file_id
group by file_id
