-- The latest moment each file of orders knows of, for where it does not say when it was made.
select file_id, max(greatest(cast(ordered as timestamp), resulted, followed_up)) as latest
from staged.clinical_order
where file_id >= $first_file_id and problem is null
group by file_id
