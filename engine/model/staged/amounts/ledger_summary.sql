-- What a profit and loss comes to.
select
  file_id,
  coalesce(-sum(amount), 0)::varchar as net_income
from staged.ledger_summary
where file_id >= $first_file_id
group by file_id
