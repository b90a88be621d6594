-- What transactions between two lines of a file come to, for each pair of lines.
with
block as (
  select
    cast(unnest($files) as integer) as file_id,
    cast(unnest($after) as bigint) as after_line,
    cast(unnest($before) as bigint) as before_line
),
placed as (
  select
    entry.file_id,
    entry.amount,
    segment.first_line + (entry.rowid - segment.first_row) as line
  from staged.transaction entry
  asof join (select * from staged.segment where feed = 'transaction') segment
    on entry.file_id = segment.file_id and entry.rowid >= segment.first_row
  where entry.file_id >= $first_file_id
)
select
  block.file_id,
  cast(block.before_line as integer) as line,
  cast(cast(coalesce(sum(placed.amount), 0) as decimal(18, 2)) as varchar) as amount
from block
left join placed
  on placed.file_id = block.file_id
  and placed.line > block.after_line
  and placed.line < block.before_line
group by all
order by all
