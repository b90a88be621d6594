-- Charges from export to export
-- Grain: one charge as one export showed it, or as gone from a whole export that no longer has it: there
--        nothing is charged and nothing paid.
with
gone as (
  select
    row_no,
    min(position) as position,
    arg_min(as_of_day, position) as as_of_day,
    arg_min(earlier_day, position) as earlier_day
  from snapshot_expected
  where is_missing and not is_of_changes and missing * 2 <= expected
  group by row_no
),
state as (
  select shown.* exclude (next_position), false as is_gone from snapshot_shown shown
  union all by name
  select
    shown.* exclude (next_position) replace (
      gone.position as position,
      gone.as_of_day as as_of_day,
      gone.earlier_day as earlier_day,
      0.00 as charge,
      0.00 as primary_paid,
      0.00 as primary_contract,
      0.00 as primary_adjusted,
      0.00 as secondary_paid,
      0.00 as secondary_contract,
      0.00 as secondary_adjusted,
      0.00 as tertiary_paid,
      0.00 as tertiary_contract,
      0.00 as tertiary_adjusted,
      0.00 as patient_paid,
      0.00 as other_adjusted,
      0.00 as insurance_balance,
      0.00 as patient_balance,
      0.00 as total_balance
    ),
    true as is_gone
  from snapshot_shown shown
  join gone on gone.row_no = shown.row_no
)
select
  *,
  -- once an insurer has owed or paid, the charge is an insurer's
  bool_or(
    primary_payer is not null or primary_paid <> 0 or primary_contract <> 0
      or coalesce(insurance_balance, 0) <> 0
  ) over (partition by charge_id order by position) as is_insured,
  -- what became the patient's to pay: what she still owes and what she paid
  coalesce(patient_balance, 0) + patient_paid as of_patient
from state
