-- The latest moment each transaction file knows of, for where it does not say when it was made.
select file_id, cast(max(greatest(post_date, coalesce(entry_date, post_date))) as timestamp) as latest
from staged.transaction
where file_id >= $first_file_id and problem is null
group by file_id
