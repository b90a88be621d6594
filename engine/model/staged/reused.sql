-- Numbers that two files give to different things, in the transactions just staged: another place, another
-- patient and another day of service. Stands between `versions`, which says what will count, and
-- `apply_versions`.
select
  greatest(earlier.file_id, fresh.file_id) as file_id,
  cast(count(*) as integer) as rows
from version replaced
join staged.transaction earlier on earlier.rowid = replaced.row_no
join staged.transaction fresh on fresh.source_key = earlier.source_key
join version counts on counts.row_no = fresh.rowid
where
  replaced.state = 'superseded'
  and counts.state = 'loaded'
  and fresh.location is distinct from earlier.location
  and fresh.patient is distinct from earlier.patient
  and fresh.service_date is distinct from earlier.service_date
group by all
having greatest(earlier.file_id, fresh.file_id) >= $first_file_id
