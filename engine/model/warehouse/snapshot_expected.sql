-- Charges that an export should have
-- Grain: one charge as it was shown last, and one later export that speaks of its month of service and its
--        place, up to the next that shows it.
-- An export is whole when it has at least half of the charges expected, and not only what changed since
-- the one before; then a charge that is missing was taken back without a trace.
with
later as (
  select
    row_no,
    service_date,
    coalesce(location, '') as location,
    next_position,
    unnest(generate_series(
      position + 1,
      coalesce(next_position, (select max(position) from snapshot_export))
    )) as position
  from snapshot_shown
),
expected as (
  select
    later.row_no,
    export.file_id,
    export.position,
    export.as_of_day,
    export.earlier_day,
    later.next_position is distinct from later.position as is_missing,
    coalesce(export.first_change > export.earlier_day, false) as is_of_changes
  from later
  join snapshot_export export on export.position = later.position
  where
    date_trunc('month', later.service_date) between export.first_month and export.last_month
    and list_contains(export.locations, later.location)
),
counted as (
  select position, count(*) as expected, count(*) filter (where is_missing) as missing
  from expected
  group by position
)
select expected.*, counted.expected, counted.missing
from expected
join counted on counted.position = expected.position
