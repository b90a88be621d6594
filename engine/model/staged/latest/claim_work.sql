-- The latest moment each file of work on claims knows of, for where it does not say when it was made.
select file_id, max(greatest(cast(entered as timestamp), denied, appealed)) as latest
from staged.claim_work
where file_id >= $first_file_id and problem is null
group by file_id
