-- The latest moment an appointment file knows of, where it does not say when it was made.
select max(greatest(created, cancelled, checked_in, checked_out)) as latest
from staged.appointment
where file_id = $file_id and problem is null
