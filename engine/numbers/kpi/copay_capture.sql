-- Copays collected
-- Id:          RC32
-- Version:     1
-- Means:       the share of the copays due that was collected at the visit
-- Formula:     copays collected ÷ copays due
-- Unit:        ratio
-- Better:      higher
-- Per:         copays due
-- Row:         one appointment kept with a copay due
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Source:      field practice; definitions vary
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  coalesce(copay_paid, 0) as numerator,
  copay_due as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status = 'completed' and copay_due > 0
