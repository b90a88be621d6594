-- The money of the transactions just staged, of all rows and of those held back.
select
  file_id,
  cast(sum(abs(amount)) as varchar) as total,
  cast(coalesce(sum(abs(amount)) filter (where problem is not null), 0) as varchar) as held
from staged.transaction
where file_id >= $first_file_id and amount is not null
group by all
