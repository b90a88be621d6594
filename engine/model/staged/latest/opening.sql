-- The latest moment each file of openings knows of, for where it does not say when it was made.
select file_id, max(greatest(cast(opened as timestamp), filled, withdrawn)) as latest
from staged.opening
where file_id >= $first_file_id and problem is null
group by file_id
