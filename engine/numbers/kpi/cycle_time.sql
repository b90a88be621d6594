-- Cycle time
-- Id:          AC10
-- Version:     1
-- Means:       minutes from checking in to checking out
-- Formula:     Σ minutes from check-in to check-out ÷ visits with both
-- Unit:        minutes
-- Better:      lower
-- Per:         visits
-- Row:         one visit with both times
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    visits that lack a time, and those of more than eight hours
-- Source:      field practice
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  date_diff('minute', checked_in, checked_out) as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where
  status = 'completed'
  and checked_out >= checked_in
  and checked_out <= checked_in + interval 8 hour
