-- What came with the files just staged
-- Grain: one row that counts now and did not before, with the row it replaced and why it is news; or one row
-- that a whole list no longer has, in whose place none came.
-- `staged.feed` stands for the feed's table; $cause says what a replaced row is: accounts, payers and
-- fees put the same facts elsewhere, rows of other feeds were wrong.
insert into arrival
with
version as (
  select source_key, arg_max({'row_no': rowid, 'state': state}, known_to) as last
  from staged.feed
  where file_id < $first_file_id and state in ('superseded', 'gone') and known_to is not null
  group by source_key
),
replaced as (
  select source_key, last.row_no
  from version
  where last.state = 'superseded'
)
select
  $feed,
  case when came.state = 'loaded' then came.rowid end,
  replaced.row_no,
  file.import_id,
  case
    when came.state = 'gone' then 'taken_out'
    when replaced.row_no is null then 'late_posting'
    else $cause
  end
from staged.feed came
join staged.file file on file.file_id = came.file_id
left join replaced on replaced.source_key = came.source_key
where
  came.file_id >= $first_file_id
  and (
    came.state = 'loaded'
    or came.state = 'gone' and came.known_to is null and replaced.row_no is not null
  )
