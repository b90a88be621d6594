-- A/R entries
-- Grain: one event of the A/R ledger, signed by its effect on A/R, with every date it has. A row
--        flagged as voided is two entries: itself, and its reversal on the day it was voided, unless
--        the system wrote a row of its own that voids it.
-- `payer` is who owes or paid this entry, `primary_payer` whose claim it belongs to; what a row does
-- not say is taken from its charge, then from its claim, else it is Unassigned.
with
whole as not materialized (
  select * from transaction_row
  where primary_payer is not null and provider is not null and location is not null
  union all by name
  select * from completed_row
),
event as not materialized (
  select * from whole where kind <> 'information'
  union all by name
  select
    * replace (
      case kind
        when 'charge' then 'charge_void'
        when 'payment' then 'payment_reversal'
        when 'adjustment' then 'adjustment_reversal'
        else kind
      end as kind,
      -amount as amount,
      voided_date as post_date,
      voided_date as entry_date
    )
  from whole
  where
    voided_date is not null
    and kind <> 'information'
    and not (
      kind = 'charge'
      and exists (
        select 1 from transaction_row voiding
        where voiding.voids is not null and voiding.voids = whole.charge_id
      )
    )
)
select
  row_no,
  file_id,
  kind,
  case kind
    when 'charge' then 'charge'
    when 'charge_void' then 'charge'
    when 'payment' then 'payment'
    when 'payment_reversal' then 'payment'
    when 'takeback' then 'payment'
    when 'unapplied_receipt' then 'payment'
    when 'apply_out' then 'payment'
    when 'apply_in' then 'payment'
    when 'adjustment' then 'adjustment'
    when 'adjustment_reversal' then 'adjustment'
    when 'bad_debt' then 'adjustment'
    when 'refund' then 'refund'
    when 'bad_debt_recovery' then 'recovery'
    when 'balance_forward' then 'balance_forward'
    else 'transfer'
  end as flow,
  reason_class,
  coalesce(charge_id, claim_id) as item_id,
  charge_id,
  claim_id,
  visit_id,
  patient,
  coalesce(provider, 'Unassigned') as provider,
  coalesce(location, 'Unassigned') as location,
  coalesce(
    payer,
    case when party = 'patient' then 'Patient' else primary_payer end,
    'Unassigned'
  ) as payer,
  coalesce(primary_payer, 'Unassigned') as primary_payer,
  coalesce(payer_class, 'Unclassified') as payer_class,
  coalesce(party, 'primary') as party,
  code,
  modifiers,
  units,
  case when kind = 'bad_debt_recovery' then 0.00 else amount end as amount,
  case
    when kind in (
      'payment', 'payment_reversal', 'takeback', 'unapplied_receipt', 'apply_out', 'apply_in',
      'refund', 'bad_debt_recovery'
    )
    then -amount
    else 0.00
  end as cash,
  service_date,
  coalesce(entry_date, post_date) as entry_date,
  post_date,
  bill_date,
  check_date,
  deposit_date,
  cast(date_trunc('month', post_date) as date) as month,
  cast(date_trunc('month', coalesce(service_date, post_date)) as date) as service_month
from event
