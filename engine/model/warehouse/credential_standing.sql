-- Credentials as they stand
-- Grain: one credential of one person who works here. The newest list that has it counts, and of that
--        the latest day.
select
  row.employee_id,
  row.kind,
  row.region,
  replace(row.kind, '_', ' ') || coalesce(' of ' || row.region, '') || ' of ' || row.employee_id as what,
  max(row.expires) as expires,
  arg_max(row.row_no, row.expires) as row_no
from credential_row row
join staged.file file on file.file_id = row.file_id
left join staff_row staff on staff.source_key = row.employee_id
cross join today
where staff.end_date is null or staff.end_date >= today.day
group by row.employee_id, row.kind, row.region, file.known_at, row.file_id
qualify
  row_number() over (
    partition by row.employee_id, row.kind, row.region
    order by file.known_at desc, row.file_id desc
  ) = 1
