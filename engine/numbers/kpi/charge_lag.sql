-- Charge lag
-- Id:          RC21
-- Version:     1
-- Means:       days from seeing a patient to entering the charge, by visit
-- Formula:     Σ days from service to first charge entry ÷ visits charged
-- Unit:        days
-- Better:      lower
-- Per:         visits
-- Row:         one visit charged in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       entry date; one visit counts once however many lines it has
-- Excludes:    charges entered before the service date
-- Source:      HFMA MAP physician practice keys, total charge lag days
-- Needs:       transaction
select
  cast(date_trunc('month', entered_on) as date) as month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  date_diff('day', service_date, entered_on) as numerator,
  1 as denominator,
  1 as n,
  'visit ' || visit as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from visit_charge
where entered_on >= service_date
