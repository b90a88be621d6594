-- Charges as exports show them
-- Grain: one charge as one export shows it. A charge that billing transactions tell of, too, counts by
--        these and not here.
select
  row.*,
  export.position,
  export.as_of_day,
  export.earlier_day,
  lead(export.position) over (partition by row.charge_id order by export.position) as next_position
from charge_snapshot_row row
join snapshot_export export on export.file_id = row.file_id
where not exists (
  select 1 from staged.transaction charge
  where charge.charge_id = row.charge_id and charge.kind = 'charge' and charge.state = 'loaded'
)
