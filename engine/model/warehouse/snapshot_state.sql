-- Charges from export to export
-- Grain: one charge as one export showed it, or as gone from an export that no longer has it.
-- An export speaks of the months of service and places that its rows are of. It is whole when it has at
-- least half of the charges that earlier ones had of them, and not only what changed since: then a charge
-- that is missing was taken back without a trace, and stands here with nothing charged and nothing paid.
-- Exports follow each other by when they were made. A charge that billing transactions tell of, too,
-- counts by these and not here.
with
export as (
  select
    file.file_id,
    coalesce(file.as_of, file.known_at) as as_of,
    row_number() over (order by coalesce(file.as_of, file.known_at), file.known_at, file.file_id) as position,
    min(date_trunc('month', row.service_date)) as first_month,
    max(date_trunc('month', row.service_date)) as last_month,
    list(distinct coalesce(row.location, '')) as locations,
    min(row.changed) as first_change
  from charge_snapshot_row row
  join staged.file file on file.file_id = row.file_id
  group by file.file_id, file.as_of, file.known_at
),
followed as (
  select
    *,
    cast(as_of as date) as as_of_day,
    cast(lag(as_of) over (order by position) as date) as earlier_day
  from export
),
shown as (
  select
    row.*,
    export.position,
    export.as_of_day,
    export.earlier_day,
    lead(export.position) over (partition by row.charge_id order by export.position) as next_position
  from charge_snapshot_row row
  join followed export on export.file_id = row.file_id
  where not exists (
    select 1 from staged.transaction charge
    where charge.charge_id = row.charge_id and charge.kind = 'charge' and charge.state = 'loaded'
  )
),
looked_for as (
  select
    shown.row_no,
    export.position,
    export.as_of_day,
    export.earlier_day,
    shown.next_position is distinct from export.position as is_missing,
    coalesce(export.first_change > export.earlier_day, false) as is_of_changes
  from shown
  join followed export
    on export.position > shown.position
    and export.position <= coalesce(shown.next_position, export.position)
    and date_trunc('month', shown.service_date) between export.first_month and export.last_month
    and list_contains(export.locations, coalesce(shown.location, ''))
),
gone as (
  select row_no, position, as_of_day, earlier_day
  from looked_for
  qualify
    is_missing
    and not is_of_changes
    and count(*) filter (where is_missing) over (partition by position) * 2
      <= count(*) over (partition by position)
),
first_gone as (
  select
    row_no,
    min(position) as position,
    arg_min(as_of_day, position) as as_of_day,
    arg_min(earlier_day, position) as earlier_day
  from gone
  group by row_no
),
state as (
  select shown.* exclude (next_position), false as is_gone from shown
  union all by name
  select
    shown.* exclude (next_position) replace (
      first_gone.position as position,
      first_gone.as_of_day as as_of_day,
      first_gone.earlier_day as earlier_day,
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
  from shown
  join first_gone on first_gone.row_no = shown.row_no
)
select
  *,
  -- once an insurer has owed or paid, the charge is an insurer's
  bool_or(
    primary_payer is not null or primary_paid <> 0 or primary_contract <> 0 or coalesce(insurance_balance, 0) <> 0
  ) over (partition by charge_id order by position) as is_insured,
  -- what became the patient's to pay: what she still owes and what she paid
  coalesce(patient_balance, 0) + patient_paid as of_patient
from state
