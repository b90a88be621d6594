-- The latest moment a survey file knows of, where it does not say when it was made.
select cast(max(greatest(sampled, received)) as timestamp) as latest
from staged.survey
where file_id = $file_id and problem is null
