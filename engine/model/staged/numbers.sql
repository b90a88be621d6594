-- How the numbers of the transactions just staged are written: shortest, longest, any with a leading zero.
select
  file_id,
  field,
  cast(min(length(number)) as integer) as shortest,
  cast(max(length(number)) as integer) as longest,
  bool_or(starts_with(number, '0')) as padded
from (
  unpivot (
    select file_id, source_key as transaction_id, charge_id, claim_id, visit_id
    from staged.transaction
    where file_id >= $first_file_id
  )
  on transaction_id, charge_id, claim_id, visit_id
  into name field value number
)
group by all
order by all
