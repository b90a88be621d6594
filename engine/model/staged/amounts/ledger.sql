-- What a general-ledger file adds up to.
select
  file_id,
  coalesce(sum(debit), 0)::varchar as debit,
  coalesce(sum(credit), 0)::varchar as credit
from staged.ledger
where file_id >= $first_file_id
group by file_id
