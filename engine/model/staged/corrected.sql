-- What the files just staged replace in transactions that counted before: rows, and their amounts then
-- and now. Stands between `versions`, which says what will count, and `apply_versions`.
select
  fresh.file_id,
  cast(count(*) as integer) as rows,
  cast(coalesce(sum(earlier.amount), 0) as varchar) as was,
  cast(coalesce(sum(fresh.amount), 0) as varchar) as is_now
from version replaced
join staged.transaction earlier on earlier.rowid = replaced.row_no
join staged.transaction fresh on fresh.source_key = earlier.source_key
join version counts on counts.row_no = fresh.rowid
where
  replaced.state = 'superseded'
  and earlier.state = 'loaded'
  and earlier.file_id < $first_file_id
  and counts.state = 'loaded'
  and fresh.file_id >= $first_file_id
group by all
