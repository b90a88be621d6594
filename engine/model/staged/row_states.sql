-- Rows of each file just staged, by what became of them.
select file_id, state, cast(count(*) as integer) as row_count
from staged.feed
where file_id >= $first_file_id and state <> 'gone'
group by file_id, state
