-- What the next transaction file is compared with: rows by month of posting, with the last day.
select
  file_id,
  strftime(post_date, '%Y-%m') as month,
  cast(count(*) as integer) as rows,
  cast(max(post_date) as varchar) as last
from staged.transaction
where file_id >= $first_file_id and post_date is not null
group by all
order by all
