-- What a bank statement adds up to.
select
  file_id,
  coalesce(sum(amount) filter (where amount > 0), 0)::varchar as money_in,
  coalesce(-sum(amount) filter (where amount < 0), 0)::varchar as money_out
from staged.bank
where file_id >= $first_file_id
group by file_id
