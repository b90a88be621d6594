-- What the next ledger file is compared with: rows by month, with the last day.
select
  file_id,
  strftime(date, '%Y-%m') as month,
  cast(count(*) as integer) as rows,
  cast(max(date) as varchar) as last
from staged.ledger
where file_id >= $first_file_id and date is not null
group by all
order by all
