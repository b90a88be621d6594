-- The latest moment each file of messages knows of, for where it does not say when it was made.
select file_id, max(greatest(opened_at, closed_at)) as latest
from staged.message
where file_id >= $first_file_id and problem is null
group by file_id
