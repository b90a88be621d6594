-- Staged transactions
-- Grain: one line of a transaction feed. Amounts signed by their effect on A/R.
insert into staged.transaction
with
typed as (
  select
    raw.*,
    meaning_of(type, $type_words, $type_meanings) as said_kind,
    case
      when said_kind = 'charge' and voids is not null then 'charge_void'
      when meaning_of(reversal, $reversal_words, $reversal_meanings) = 'yes' then
        case said_kind
          when 'charge' then 'charge_void'
          when 'payment' then 'payment_reversal'
          when 'adjustment' then 'adjustment_reversal'
          else said_kind
        end
      else said_kind
    end as kind,
    meaning_of(reason, $reason_words, $reason_meanings) as reason_class,
    meaning_of(party, $party_words, $party_meanings) as responsible,
    case
      when kind in ('payment', 'payment_reversal', 'takeback') then coalesce(payments, amount)
      when kind in ('adjustment', 'adjustment_reversal') then coalesce(adjustments, amount)
      when kind in ('transfer_in', 'transfer_out') then coalesce(transfers, amount)
      else amount
    end as money_text
  from raw
),
parsed as (
  select
    typed.*,
    transaction_id as source_key,
    money_of(money_text) as money,
    number_of(units) as unit_count,
    day_of(service_date, $days, $zone) as served,
    coalesce(
      day_of(entry_date, $days, $zone), cast(moment_of(entry_date, $moments, $zone) as date)
    ) as entered,
    day_of(post_date, $days, $zone) as posted,
    coalesce(
      day_of(bill_date, $days, $zone), cast(moment_of(bill_date, $moments, $zone) as date)
    ) as billed,
    day_of(check_date, $days, $zone) as checked,
    day_of(deposit_date, $days, $zone) as deposited,
    day_of(voided_date, $days, $zone) as voided
  from typed
)
select
  file_id,
  source_key,
  kind,
  reason,
  case
    when kind in ('adjustment', 'adjustment_reversal') then coalesce(reason_class, 'other')
    when kind in ('bad_debt', 'bad_debt_recovery') then 'bad_debt'
  end,
  coalesce(voids, charge_id),
  claim_id,
  visit_id,
  md5_number_lower($patient_key || patient_id),
  provider,
  location,
  payer,
  payer_class,
  primary_payer,
  responsible,
  -- some systems write a code and its modifiers in one: 99213,25
  upper(case when contains(code, ',') then trim(split_part(code, ',', 1)) else code end),
  upper(case
    when contains(code, ',') then concat_ws(',', substr(code, strpos(code, ',') + 1), modifiers)
    else modifiers
  end),
  coalesce(unit_count, 1),
  case
    when
      $signs = 'own'
      and among(kind, [
        'charge_void', 'payment', 'adjustment', 'transfer_out', 'bad_debt', 'unapplied_receipt',
        'apply_in', 'bad_debt_recovery'
      ])
    then -money
    when kind = 'information' then coalesce(money, 0)
    else money
  end,
  served,
  entered,
  posted,
  billed,
  checked,
  deposited,
  voided,
  voids,
  receipt,
  entered_by,
  nullif(concat_ws(
    ',',
    touched,
    money_coerced(money_text, money, 'amount'),
    day_coerced(service_date, served, $days, 'service_date'),
    day_coerced(entry_date, entered, $days, 'entry_date'),
    day_coerced(post_date, posted, $days, 'post_date'),
    day_coerced(bill_date, billed, $days, 'bill_date'),
    day_coerced(check_date, checked, $days, 'check_date'),
    day_coerced(deposit_date, deposited, $days, 'deposit_date'),
    day_coerced(voided_date, voided, $days, 'voided_date')
  ), ''),
  coalesce(
    spoiled,
    must_be(source_key, 'transaction_id'),
    must_be_known(type, kind, 'type'),
    case when kind = 'information' then may_be_money(money_text, money, 'amount')
    else must_be_money(money_text, money, 'amount') end,
    must_be_within(
      money,
      case
        when
          among(kind, [
            'charge', 'charge_void', 'payment', 'payment_reversal', 'adjustment', 'adjustment_reversal'
          ])
        then cast($largest as decimal(18, 2))
        else 1000000000
      end,
      'amount'
    ),
    must_be_day(post_date, posted, 'post_date'),
    must_not_be_after(posted, latest, 'post_date'),
    may_be_day(service_date, served, 'service_date'),
    must_not_be_after(served, latest, 'service_date'),
    may_be_day(entry_date, entered, 'entry_date'),
    must_not_be_after(entered, latest, 'entry_date'),
    may_be_day(bill_date, billed, 'bill_date'),
    may_be_day(check_date, checked, 'check_date'),
    may_be_day(deposit_date, deposited, 'deposit_date'),
    may_be_day(voided_date, voided, 'voided_date'),
    may_be_number(units, unit_count, 'units'),
    may_be_known(party, responsible, 'party')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
