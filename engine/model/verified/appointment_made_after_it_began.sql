-- Appointments made after they began
-- Severity: information
-- Needs:    appointment
-- Fix:      nothing needs to be done: walk-ins entered later are left out of lead time
select
  count(*) || ' appointments of ' || strftime(date_trunc('month', start), '%Y-%m')
    || ' were entered after their day' as message,
  null as amount,
  'appointment' as feed,
  min(row_no) as row_no
from appointment_row
where cast(created as date) > cast(start as date)
group by date_trunc('month', start)
