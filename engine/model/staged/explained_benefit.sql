-- Staged explanations of benefits
-- Grain: one answer of a payer to a claim, without the reasons and corrections a remittance gives.
insert into staged.explained_benefit
with
parsed as (
  select
    raw.*,
    raw.benefit_id as source_key,
    day_of(raw.created, $days, $zone) as made,
    day_of(raw.service_date, $days, $zone) as served,
    day_of(raw.paid_on, $days, $zone) as paid_day
  from raw
)
select
  file_id,
  source_key,
  claim_id,
  md5_number_lower($patient_key || patient_id),
  payer,
  provider,
  status,
  outcome,
  made,
  served,
  money_of(submitted),
  money_of(eligible),
  money_of(paid),
  paid_day,
  coalesce(
    must_be(source_key, 'benefit_id'),
    may_be_day(created, made, 'created'),
    may_be_day(service_date, served, 'service_date'),
    may_be_day(paid_on, paid_day, 'paid_on')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
