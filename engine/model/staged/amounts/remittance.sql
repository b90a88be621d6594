-- What a remittance file adds up to.
select
  file_id,
  coalesce(sum(amount), 0)::varchar as paid,
  coalesce(sum(claims_paid), 0)::varchar as claims_paid,
  coalesce(sum(provider_adjustments), 0)::varchar as provider_adjustments
from staged.remittance
where file_id >= $first_file_id
group by file_id
