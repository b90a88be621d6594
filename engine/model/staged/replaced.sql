-- What the files just staged replace in transactions: rows that counted before, with their amounts then and
-- now; and rows that are of another place, another patient and another day of service, which have the
-- number of something else. Stands between `versions`, which says what will count, and `apply_versions`.
with
pair as (
  select
    greatest(earlier.file_id, fresh.file_id) as file_id,
    earlier.amount as was,
    fresh.amount as is_now,
    earlier.state = 'loaded'
      and earlier.file_id < $first_file_id
      and fresh.file_id >= $first_file_id as corrects,
    fresh.location is distinct from earlier.location
      and fresh.patient is distinct from earlier.patient
      and fresh.service_date is distinct from earlier.service_date as is_another
  from version replaced
  join staged.transaction earlier on earlier.rowid = replaced.row_no
  join staged.transaction fresh on fresh.source_key = earlier.source_key
  join version counts on counts.row_no = fresh.rowid
  where replaced.state = 'superseded' and counts.state = 'loaded'
)
select
  file_id,
  cast(count(*) filter (where corrects) as integer) as rows,
  cast(coalesce(sum(was) filter (where corrects), 0) as varchar) as was,
  cast(coalesce(sum(is_now) filter (where corrects), 0) as varchar) as is_now,
  cast(count(*) filter (where is_another) as integer) as reused
from pair
where file_id >= $first_file_id
group by file_id
