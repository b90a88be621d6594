-- Rows of the files just staged that broke a rule, by code and hint.
select
  'staged.feed' as relation,
  file_id,
  split_part(problem, ':', 1) as code,
  nullif(split_part(problem, ':', 3), '') as hint,
  cast(count(*) as integer) as rows
from staged.feed
where problem is not null and file_id >= $first_file_id
group by all
