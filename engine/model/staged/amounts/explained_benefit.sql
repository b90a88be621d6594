-- What a file of explanations of benefits adds up to.
select
  file_id,
  count(*)::varchar as benefits,
  coalesce(sum(submitted), 0)::varchar as benefits_submitted,
  coalesce(sum(paid), 0)::varchar as benefits_paid
from staged.explained_benefit
where file_id >= $first_file_id and status = 'active'
group by file_id
