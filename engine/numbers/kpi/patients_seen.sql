-- Patients seen in 18 months
-- Id:          PR08
-- Version:     1
-- Means:       how many people are patients of the practice: seen in the last eighteen months
-- Formula:     patients with an encounter in the eighteen months to the month's end, each once
-- Unit:        count
-- Better:      neither
-- Row:         one patient, at their last encounter
-- Counts:      patients
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Basis:       service date; a patient is of the provider, payer and place of their last encounter, so that parts sum; with less than eighteen months of billing, of what there is
-- Source:      field practice; panels are counted over eighteen months
-- Needs:       transaction
with
seen as (
  select
    patient,
    provider,
    payer,
    location,
    service_date,
    row_no,
    cast(year(month) * 12 + month(month) - 1 as integer) as number,
    lead(service_date) over in_order as next
  from encounter
  where patient is not null
  window in_order as (partition by patient order by service_date, provider, location)
)
select
  month.month,
  seen.provider,
  seen.payer,
  seen.location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'last encounter of a patient' as fact,
  seen.service_date as fact_date,
  'transaction' as feed,
  seen.row_no
from seen
join month
  on month.number between seen.number and seen.number + 17
  and (seen.next is null or seen.next > month.month_end)
