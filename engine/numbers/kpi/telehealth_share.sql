-- Telehealth visits
-- Id:          TE03
-- Version:     1
-- Means:       the share of encounters held by video or telephone
-- Formula:     encounters with a line that stands of modifier 93, 95, GT, GQ or FQ ÷ encounters
-- Unit:        ratio
-- Better:      neither
-- Row:         one encounter
-- Counts:      encounters
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       service date
-- Excludes:    telehealth told by the place of service alone
-- Source:      our own
-- Needs:       transaction
with
line as (
  select
    patient,
    provider,
    location,
    service_date,
    bool_or(list_has_any(
      regexp_split_to_array(coalesce(modifiers, ''), '[^0-9A-Z]+'), ['93', '95', 'GT', 'GQ', 'FQ']
    )) as is_remote
  from entry
  where flow = 'charge'
  group by patient, provider, location, service_date, coalesce(charge_id, cast(row_no as varchar))
  having sum(amount) <> 0
),
met as (
  select patient, provider, location, service_date, bool_or(is_remote) as is_remote
  from line
  group by all
)
select
  encounter.month as month,
  encounter.provider as provider,
  encounter.payer as payer,
  encounter.location as location,
  '' as category,
  '' as category_group,
  case when met.is_remote then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'encounter with ' || encounter.provider || case when met.is_remote then ' at a distance' else '' end as fact,
  encounter.service_date as fact_date,
  'transaction' as feed,
  encounter.row_no as row_no
from encounter
left join met
  on met.patient is not distinct from encounter.patient
  and met.provider = encounter.provider
  and met.location = encounter.location
  and met.service_date = encounter.service_date
