-- Staged appointments
-- Grain: one appointment as one export shows it; a later export shows its later status.
insert into staged.appointment
with
parsed as (
  select
    raw.*,
    raw.appointment_id as source_key,
    meaning_of(raw.status, $status_words, $status_meanings) as final_status,
    meaning_of(raw.new_patient, $new_patient_words, $new_patient_meanings) = 'yes' as is_new,
    meaning_of(raw.cancelled_by, $cancelled_by_words, $cancelled_by_meanings) as canceller,
    moment_of(raw.created, $moments, $zone) as created_at,
    moment_of(concat_ws(' ', raw.start, raw.start_time), $moments, $zone) as starts_at,
    moment_of(raw.cancelled, $moments, $zone) as cancelled_at,
    moment_of(raw.checked_in, $moments, $zone) as checked_in_at,
    moment_of(raw.checked_out, $moments, $zone) as checked_out_at,
    moment_of(raw.roomed, $moments, $zone) as roomed_at,
    meaning_of(raw.confirmed, $confirmed_words, $confirmed_meanings) = 'yes' as is_confirmed,
    meaning_of(raw.booked_online, $booked_online_words, $booked_online_meanings) = 'yes' as is_online,
    meaning_of(raw.verified, $verified_words, $verified_meanings) = 'yes' as is_verified,
    meaning_of(raw.preregistered, $preregistered_words, $preregistered_meanings) = 'yes' as is_preregistered,
    moment_of(raw.signed, $moments, $zone) as signed_at,
    whole_of(raw.minutes) as length,
    money_of(raw.copay_due) as due,
    money_of(raw.copay_paid) as paid
  from raw
)
select
  file_id,
  source_key,
  md5_number_lower($patient_key || patient_id),
  provider,
  location,
  visit_type,
  is_new,
  created_at,
  starts_at,
  length,
  final_status,
  cancelled_at,
  canceller,
  rescheduled_from,
  checked_in_at,
  checked_out_at,
  visit_id,
  due,
  paid,
  roomed_at,
  is_confirmed,
  is_online,
  is_verified,
  is_preregistered,
  signed_at,
  nullif(concat_ws(
    ',',
    touched,
    money_coerced(copay_due, due, 'copay_due'),
    money_coerced(copay_paid, paid, 'copay_paid')
  ), ''),
  coalesce(
    spoiled,
    must_be(source_key, 'appointment_id'),
    must_be_day(start, starts_at, 'start'),
    must_not_be_after(starts_at, latest + interval 24 month, 'start'),
    must_be_known(status, final_status, 'status'),
    may_be_known(new_patient, is_new, 'new_patient'),
    may_be_known(cancelled_by, canceller, 'cancelled_by'),
    may_be_day(created, created_at, 'created'),
    may_be_day(cancelled, cancelled_at, 'cancelled'),
    may_be_day(checked_in, checked_in_at, 'checked_in'),
    may_be_day(checked_out, checked_out_at, 'checked_out'),
    may_be_day(roomed, roomed_at, 'roomed'),
    may_be_known(confirmed, is_confirmed, 'confirmed'),
    may_be_known(booked_online, is_online, 'booked_online'),
    may_be_known(verified, is_verified, 'verified'),
    may_be_known(preregistered, is_preregistered, 'preregistered'),
    may_be_day(signed, signed_at, 'signed'),
    may_be_number(minutes, length, 'minutes'),
    may_be_money(copay_due, due, 'copay_due'),
    may_be_money(copay_paid, paid, 'copay_paid')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
