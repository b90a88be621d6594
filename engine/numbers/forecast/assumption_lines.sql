-- Lines behind assumptions
-- Grain: one row of a feed as it was staged, asked for by feed and number: its file and line
with
asked as (
  select
    split_part(key, ' ', 1) as feed,
    cast(split_part(key, ' ', 2) as bigint) as row_no
  from (select unnest(string_split($rows, ',')) as key) each
)
select
  asked.feed || ' ' || asked.row_no as key,
  file.name as file,
  file.sha256,
  cast(segment.first_line + (asked.row_no - segment.first_row) as integer) as line
from asked
asof join staged.segment segment
  on segment.feed = asked.feed and segment.first_row <= asked.row_no
join staged.file file on file.file_id = segment.file_id
order by key
