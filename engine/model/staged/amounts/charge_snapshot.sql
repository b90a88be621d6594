-- What an export of charges adds up to: each charge as it stood, with all paid and adjusted on it so far.
select
  file_id,
  coalesce(sum(charge), 0)::varchar as charges,
  coalesce(sum(primary_paid + secondary_paid + tertiary_paid + patient_paid), 0)::varchar as payments,
  coalesce(sum(
    primary_contract + primary_adjusted + secondary_contract + secondary_adjusted
      + tertiary_contract + tertiary_adjusted + other_adjusted
  ), 0)::varchar as adjustments,
  coalesce(sum(total_balance), 0)::varchar as balance
from staged.charge_snapshot
where file_id >= $first_file_id and charge is not null
group by file_id
