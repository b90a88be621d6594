-- How many values of a file's first rows are days or moments by some patterns
select cast(count(*) filter (where try_strptime(value, $patterns) is not null) as integer) as n
from (
  select unnest(list_value(*columns(* exclude (file_id, made, latest, touched, spoiled)))) as value
  from (select * from raw limit 1000)
)
