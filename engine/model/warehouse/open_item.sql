-- Open items
-- Grain: one item owed by one payer at one month end, aged from its service date.
-- Buckets are MGMA's: 30 days old is 0-30, 90 is 61-90, 91 is 91-120. `patient_over_90` is what a patient has
-- owed for over 90 days, since the ledger first made it the patient's.
select
  month.month,
  item.item_id,
  item.patient,
  item.party,
  item.payer,
  item.provider,
  item.location,
  item.service_date,
  item.owed_since,
  item.row_no,
  case
    when item.item_id is null then 'unapplied'
    when item.balance < 0 then 'credit'
    else 'open'
  end as state,
  case
    when item.service_date is null then 'no date'
    when month.month_end - item.service_date <= 30 then '0-30'
    when month.month_end - item.service_date <= 60 then '31-60'
    when month.month_end - item.service_date <= 90 then '61-90'
    when month.month_end - item.service_date <= 120 then '91-120'
    else '>120'
  end as bucket,
  coalesce(item.party = 'patient' and month.month_end - item.owed_since > 90, false)
    as patient_over_90,
  item.balance,
  1 as items
from ar_interval item
join month on item.m0 <= month.number and month.number < item.m1
