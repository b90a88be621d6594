-- The latest moment each appointment file knows of, for where it does not say when it was made.
select file_id, max(greatest(created, cancelled, checked_in, checked_out)) as latest
from staged.appointment
where file_id >= $first_file_id and problem is null
group by file_id
