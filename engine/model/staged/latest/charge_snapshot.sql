-- The latest day each export of charges knows of, for where it does not say when it was made.
select
  file_id,
  cast(max(greatest(
    service_date, entry_date, post_date, bill_date, changed,
    primary_paid_on, secondary_paid_on, tertiary_paid_on
  )) as timestamp) as latest
from staged.charge_snapshot
where file_id >= $first_file_id and problem is null
group by file_id
