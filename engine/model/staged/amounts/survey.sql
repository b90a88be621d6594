-- What a survey file counts.
select
  file_id,
  count(*)::varchar as sampled,
  count(*) filter (where disposition = 'complete')::varchar as complete
from staged.survey
where file_id >= $first_file_id
group by file_id
