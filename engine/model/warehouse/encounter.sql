-- Encounters
-- Grain: one patient, provider, day and place with at least one billable face-to-face or telehealth
--        line that stands. Nurse visits (99211), laboratory, vaccine and other ancillary codes alone
--        are not an encounter; one visit split over two claims is one, of the payer of its largest line and the
--        class of that payer.
with
line as (
  select
    patient,
    provider,
    service_date,
    location,
    primary_payer,
    coalesce(charge_id, cast(row_no as varchar)) as charge_id,
    code,
    arg_min(payer_class, row_no) as payer_class,
    sum(amount) as amount,
    min(row_no) as row_no
  from entry
  where flow = 'charge' and service_date is not null
  group by all
  having sum(amount) <> 0
),
face_to_face as (
  select line.*
  from line
  left join ancillary_code on line.code between ancillary_code.first and ancillary_code.last
  where ancillary_code.first is null
)
select
  cast(date_trunc('month', service_date) as date) as month,
  patient,
  provider,
  location,
  service_date,
  any_value(primary_payer order by amount desc, primary_payer) as payer,
  any_value(payer_class order by amount desc, primary_payer) as payer_class,
  min(row_no) as row_no
from face_to_face
group by all
