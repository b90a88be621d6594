-- Charges by visit
-- Grain: one patient, provider and service day (or one visit number) with charges that stand; its
--        provider, place and payer are those of its largest charge that stands, not of one voided since.
with
line as (
  select
    coalesce(visit_id, concat_ws('|', patient, provider, service_date)) as visit,
    visit_id,
    patient,
    provider,
    location,
    primary_payer as payer,
    coalesce(charge_id, cast(row_no as varchar)) as charge_id,
    min(service_date) as service_date,
    min(entry_date) filter (where kind = 'charge') as entered_on,
    sum(amount) as amount,
    min(row_no) as row_no
  from entry
  where flow = 'charge'
  group by all
)
select
  visit,
  any_value(visit_id) as visit_id,
  any_value(patient order by amount desc, patient) as patient,
  any_value(provider order by amount desc, provider) as provider,
  any_value(location order by amount desc, location) as location,
  any_value(payer order by amount desc, payer) as payer,
  min(service_date) as service_date,
  min(entered_on) as entered_on,
  sum(amount) as charge,
  min(row_no) as row_no
from line
group by visit
having sum(amount) <> 0
