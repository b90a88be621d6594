-- Which liberties were taken to read the files just staged: code, field, how often, and the first line.
with
told as (
  select file_id, unnest(string_split(coerced, ',')) as what, rowid as row_no
  from staged.feed
  where file_id >= $first_file_id and coerced is not null
),
counted as (
  select file_id, what, cast(count(*) as integer) as rows, min(row_no) as first_row
  from told
  group by all
)
select
  counted.file_id,
  split_part(what, ':', 1) as code,
  split_part(what, ':', 2) as field,
  rows,
  cast(segment.first_line + (counted.first_row - segment.first_row) as integer) as line
from counted
asof join (select * from staged.segment where feed = $feed) segment
  on counted.file_id = segment.file_id and counted.first_row >= segment.first_row
order by all
