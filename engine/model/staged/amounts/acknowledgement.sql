-- What a file of acknowledgements counts: transaction sets taken and turned away.
select
  file_id,
  (count(*) filter (where taken))::varchar as sets_accepted,
  (count(*) filter (where not taken))::varchar as sets_rejected
from staged.acknowledgement
where file_id >= $first_file_id and level = 'set'
group by file_id
