-- What came with the files just staged
-- Grain: one row that counts now and did not before, with the row it replaced and why it is news.
-- `staged.feed` stands for the feed's table; $cause says what a replaced row is: accounts, payers and
-- fees put the same facts elsewhere, rows of other feeds were wrong.
insert into arrival
with
replaced as (
  select source_key, arg_max(rowid, known_to) as row_no
  from staged.feed
  where file_id < $first_file_id and state = 'superseded'
  group by source_key
)
select
  $feed, came.rowid, replaced.row_no, file.import_id,
  case when replaced.row_no is null then 'late_posting' else $cause end
from staged.feed came
join staged.file file on file.file_id = came.file_id
left join replaced on replaced.source_key = came.source_key
where came.file_id >= $first_file_id and came.state = 'loaded'
