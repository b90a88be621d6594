-- Charges that a newer export no longer has
-- They count as taken back on the day of that export, with all that was paid on them.
-- Severity: look_at
-- Needs:    charge_snapshot
-- Fix:      ask who deleted them and why; if the export was made of a part only, take its import back and export everything
select
  'charge ' || gone.charge_id || ' of ' || gone.service_date || ' stood at ' || shown.charge
    || ', with ' || (shown.charge - coalesce(shown.total_balance, 0)) || ' paid and adjusted; the export of '
    || gone.as_of_day || ' no longer has it' as message,
  -coalesce(shown.total_balance, shown.charge) as amount,
  'charge_snapshot' as feed,
  gone.row_no
from snapshot_state gone
join charge_snapshot_row shown on shown.row_no = gone.row_no
where gone.is_gone
