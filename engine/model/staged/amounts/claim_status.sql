-- What a file of claim states counts: claims taken and turned away, with their charges.
select
  file_id,
  (count(*) filter (where accepted))::varchar as claims_accepted,
  (count(*) filter (where not accepted))::varchar as claims_rejected,
  coalesce(sum(amount) filter (where accepted), 0)::varchar as accepted,
  coalesce(sum(amount) filter (where not accepted), 0)::varchar as rejected
from staged.claim_status
where file_id >= $first_file_id and level = 'claim'
group by file_id
