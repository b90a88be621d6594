-- Entries from charge snapshots
-- Grain: one difference between two exports that follow each other, of one charge and one kind of money,
--        in the shape of a billing transaction.
-- A charge whose amount changed is taken back and charged anew; one that moved to another provider, place,
-- payer or code moves with all that was paid on it. A payment is of the day the system tells for it when
-- that is between the two exports. What has no such day is of the day of the export; an export made in the
-- first seven days of a month speaks of the month before.
with
compared as (
  select
    said as fresh,
    lag(said) over (partition by charge_id order by position) as earlier
  from snapshot_state said
),
placed as (
  select
    fresh,
    earlier,
    earlier is not null and (
      fresh.provider is distinct from earlier.provider
      or fresh.location is distinct from earlier.location
      or fresh.code is distinct from earlier.code
      or fresh.modifiers is distinct from earlier.modifiers
      or fresh.units is distinct from earlier.units
      or fresh.service_date is distinct from earlier.service_date
      or fresh.patient is distinct from earlier.patient
      or fresh.primary_payer is distinct from earlier.primary_payer
      or fresh.secondary_payer is distinct from earlier.secondary_payer
      or fresh.tertiary_payer is distinct from earlier.tertiary_payer
      or fresh.is_insured is distinct from earlier.is_insured
    ) as moved,
    (
      fresh.charge, fresh.patient_paid, fresh.other_adjusted, fresh.of_patient,
      fresh.primary_paid, fresh.primary_contract, fresh.primary_adjusted,
      fresh.secondary_paid, fresh.secondary_contract, fresh.secondary_adjusted,
      fresh.tertiary_paid, fresh.tertiary_contract, fresh.tertiary_adjusted
    ) is distinct from (
      earlier.charge, earlier.patient_paid, earlier.other_adjusted, earlier.of_patient,
      earlier.primary_paid, earlier.primary_contract, earlier.primary_adjusted,
      earlier.secondary_paid, earlier.secondary_contract, earlier.secondary_adjusted,
      earlier.tertiary_paid, earlier.tertiary_contract, earlier.tertiary_adjusted
    ) as differs,
    coalesce(fresh.post_date, fresh.entry_date, fresh.service_date) as posted,
    case
      when
        day(fresh.as_of_day) <= 7
        and coalesce(fresh.earlier_day < date_trunc('month', fresh.as_of_day), true)
      then cast(date_trunc('month', fresh.as_of_day) as date) - 1
      else fresh.as_of_day
    end as undated
  from compared
),
part as (
  select
    fresh, earlier, moved, posted, undated,
    unnest(list_filter([
      {name: 'charge', of: '', is_now: fresh.charge, was: earlier.charge, told: null},
      {name: 'payment', of: 'primary', is_now: fresh.primary_paid, was: earlier.primary_paid, told: fresh.primary_paid_on},
      {name: 'payment', of: 'secondary', is_now: fresh.secondary_paid, was: earlier.secondary_paid, told: fresh.secondary_paid_on},
      {name: 'payment', of: 'tertiary', is_now: fresh.tertiary_paid, was: earlier.tertiary_paid, told: fresh.tertiary_paid_on},
      {name: 'payment', of: 'patient', is_now: fresh.patient_paid, was: earlier.patient_paid, told: null},
      {name: 'contractual', of: 'primary', is_now: fresh.primary_contract, was: earlier.primary_contract, told: fresh.primary_paid_on},
      {name: 'contractual', of: 'secondary', is_now: fresh.secondary_contract, was: earlier.secondary_contract, told: fresh.secondary_paid_on},
      {name: 'contractual', of: 'tertiary', is_now: fresh.tertiary_contract, was: earlier.tertiary_contract, told: fresh.tertiary_paid_on},
      {name: 'other', of: 'primary', is_now: fresh.primary_adjusted + fresh.other_adjusted, was: earlier.primary_adjusted + earlier.other_adjusted, told: fresh.primary_paid_on},
      {name: 'other', of: 'secondary', is_now: fresh.secondary_adjusted, was: earlier.secondary_adjusted, told: fresh.secondary_paid_on},
      {name: 'other', of: 'tertiary', is_now: fresh.tertiary_adjusted, was: earlier.tertiary_adjusted, told: fresh.tertiary_paid_on},
      {name: 'transfer', of: 'secondary', is_now: fresh.secondary_paid + fresh.secondary_contract + fresh.secondary_adjusted, was: earlier.secondary_paid + earlier.secondary_contract + earlier.secondary_adjusted, told: fresh.secondary_paid_on},
      {name: 'transfer', of: 'tertiary', is_now: fresh.tertiary_paid + fresh.tertiary_contract + fresh.tertiary_adjusted, was: earlier.tertiary_paid + earlier.tertiary_contract + earlier.tertiary_adjusted, told: fresh.tertiary_paid_on},
      {name: 'transfer', of: 'patient', is_now: fresh.of_patient, was: earlier.of_patient, told: fresh.primary_paid_on}
    ], lambda each: each.is_now <> 0 or coalesce(each.was, 0) <> 0)) as money
  from placed
  where earlier is null or moved or differs
),
-- what is taken from the charge as it was, and what is put to the charge as it is
change as (
  select
    *,
    unnest(case
      when earlier is null then [{of_old: false, more: money.is_now}]
      when moved or money.name = 'charge' and money.is_now <> money.was
      then [{of_old: true, more: -money.was}, {of_old: false, more: money.is_now}]
      else [{of_old: false, more: money.is_now - money.was}]
    end) as step
  from part
),
dated as (
  select
    case when step.of_old then earlier else fresh end as row,
    fresh,
    money.name as name,
    money.of as of_party,
    step.more as more,
    case
      when earlier is null and money.name = 'charge' then posted
      when
        money.told <= fresh.as_of_day
        and (earlier is null or money.told > earlier.as_of_day)
      then money.told
      else greatest(undated, case when earlier is null then posted else undated end)
    end as post_date
  from change
  where
    step.more <> 0
    -- what nobody insured owes is the patient's from the first day: nothing is transferred to her
    and not (money.name = 'transfer' and money.of = 'patient' and not (case when step.of_old then earlier else fresh end).is_insured)
),
-- a transfer is two entries: out of the one, into the other
side as (
  select *, unnest(case when name = 'transfer' then ['from', 'to'] else [''] end) as end_of from dated
),
entry as (
  select
    *,
    case
      when end_of = 'from' or of_party = '' then case when row.is_insured then 'primary' else 'patient' end
      when of_party = 'primary' and not row.is_insured then 'patient'
      when of_party = 'tertiary' then 'secondary'
      else of_party
    end as party,
    cast(
      case when name = 'charge' or end_of = 'to' then more else -more end as decimal(18, 2)
    ) as amount
  from side
)
select
  row.file_id,
  row.source_key || ':' || row_number() over (
    partition by row.charge_id order by fresh.position, name, of_party, end_of, amount
  ) as source_key,
  case
    when name = 'charge' then case when more > 0 then 'charge' else 'charge_void' end
    when name = 'payment' then case when more > 0 then 'payment' else 'payment_reversal' end
    when name = 'transfer' then case when amount < 0 then 'transfer_out' else 'transfer_in' end
    when more > 0 then 'adjustment'
    else 'adjustment_reversal'
  end as kind,
  case when name in ('contractual', 'other') then name end as reason,
  case when name in ('contractual', 'other') then name end as reason_class,
  row.charge_id,
  cast(null as varchar) as claim_id,
  row.visit_id,
  row.patient,
  row.provider,
  row.location,
  case
    when party = 'patient' then 'Patient'
    when end_of = 'from' or of_party in ('', 'primary') then row.primary_payer
    when of_party = 'secondary' then coalesce(row.secondary_payer, 'Unassigned')
    else coalesce(row.tertiary_payer, 'Unassigned')
  end as payer,
  cast(null as varchar) as payer_class,
  case
    when row.primary_payer is not null then row.primary_payer
    when row.is_insured then 'Unassigned'
    else 'Patient'
  end as primary_payer,
  party,
  row.code,
  row.modifiers,
  row.units,
  amount,
  row.service_date,
  case
    when name = 'charge' and post_date = coalesce(row.post_date, row.entry_date, row.service_date)
    then coalesce(row.entry_date, post_date)
    else fresh.as_of_day
  end as entry_date,
  post_date,
  row.bill_date,
  cast(null as date) as check_date,
  cast(null as date) as deposit_date,
  cast(null as date) as voided_date,
  cast(null as varchar) as voids,
  cast(null as varchar) as receipt,
  cast(null as varchar) as entered_by,
  cast(null as varchar) as coerced,
  cast(null as varchar) as problem,
  'loaded' as state,
  cast(null as timestamp) as known_to,
  as_transaction(fresh.row_no) as row_no
from entry
