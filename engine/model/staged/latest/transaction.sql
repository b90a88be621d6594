-- The latest moment a transaction file knows of, where it does not say when it was made.
select cast(max(greatest(post_date, coalesce(entry_date, post_date))) as timestamp) as latest
from staged.transaction
where file_id = $file_id and problem is null
