-- Charges that an export should have
-- Grain: one charge as it was shown last, and one later export that speaks of its month of service and its
--        place, up to the next that shows it.
-- An export is whole when it has at least half of the charges expected, and not only what changed since
-- the one before; then a charge that is missing was taken back without a trace.
select
  shown.row_no,
  export.file_id,
  export.position,
  export.as_of_day,
  export.earlier_day,
  shown.next_position is distinct from export.position as is_missing,
  count(*) filter (where shown.next_position is distinct from export.position)
    over (partition by export.position) as missing,
  count(*) over (partition by export.position) as expected,
  coalesce(export.first_change > export.earlier_day, false) as is_of_changes
from snapshot_shown shown
join snapshot_export export
  on export.position > shown.position
  and export.position <= coalesce(shown.next_position, export.position)
  and date_trunc('month', shown.service_date) between export.first_month and export.last_month
  and list_contains(export.locations, coalesce(shown.location, ''))
