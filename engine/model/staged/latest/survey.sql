-- The latest moment each survey file knows of, for where it does not say when it was made.
select file_id, cast(max(greatest(sampled, received)) as timestamp) as latest
from staged.survey
where file_id >= $first_file_id and problem is null
group by file_id
