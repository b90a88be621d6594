-- How many values of each file's first rows are days or moments by some patterns
-- Grain: one file of the view `raw` that has any. A value is tried once, however often it is written.
select file_id, cast(sum(n) as integer) as n
from (
  select file_id, value, count(*) as n
  from (
    select
      file_id, unnest(list_value(*columns(* exclude (file_id, made, latest, touched, spoiled)))) as value
    from (select * from raw limit $first_rows)
  )
  group by file_id, value
)
where try_strptime(value, $patterns) is not null
group by file_id
