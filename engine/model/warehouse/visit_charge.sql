-- Charges by visit
-- Grain: one patient, provider and service day (or one visit number) with charges that stand.
select
  coalesce(visit_id, concat_ws('|', patient, provider, service_date)) as visit,
  any_value(visit_id) as visit_id,
  any_value(patient) as patient,
  any_value(provider order by row_no) as provider,
  any_value(location order by row_no) as location,
  any_value(primary_payer order by row_no) as payer,
  min(service_date) as service_date,
  min(entry_date) filter (where kind = 'charge') as entered_on,
  sum(amount) as charge,
  min(row_no) as row_no
from entry
where flow = 'charge'
group by 1
having sum(amount) <> 0
