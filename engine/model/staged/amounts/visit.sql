-- What a file of visits counts.
select
  file_id,
  count(*)::varchar as visits,
  (count(*) filter (where status = 'finished'))::varchar as finished
from staged.visit
where file_id >= $first_file_id
group by file_id
