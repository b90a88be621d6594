-- Exports of charges as they stand
-- Grain: one export, in the order in which they were made, with the months of service and the places that
--        its rows are of, the first change that they tell, and the day of an export before.
select
  file.file_id,
  row_number() over (order by coalesce(file.as_of, file.known_at), file.known_at, file.file_id) as position,
  cast(coalesce(file.as_of, file.known_at) as date) as as_of_day,
  max(cast(coalesce(file.as_of, file.known_at) as date)) over (
    order by cast(coalesce(file.as_of, file.known_at) as date)
    range between unbounded preceding and interval 1 day preceding
  ) as earlier_day,
  min(date_trunc('month', row.service_date)) as first_month,
  max(date_trunc('month', row.service_date)) as last_month,
  list(distinct coalesce(row.location, '')) as locations,
  min(row.changed) as first_change
from charge_snapshot_row row
join staged.file file on file.file_id = row.file_id
group by file.file_id, file.as_of, file.known_at
