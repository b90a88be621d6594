-- What a file of claims submitted adds up to.
select
  file_id,
  count(*)::varchar as claims,
  coalesce(sum(charge), 0)::varchar as submitted
from staged.submitted_claim
where file_id >= $first_file_id
group by file_id
