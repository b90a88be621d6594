-- Cancellation rate
-- Id:          AC02
-- Version:     1
-- Replaced:    2026-11-30: an appointment that another replaces by rescheduled_from counted as cancelled where its status was not "rescheduled", so that a chain counted more than once
-- Means:       how many appointments were given up, early or late, by whoever
-- Formula:     cancelled appointments ÷ appointments made for the month
-- Unit:        ratio
-- Better:      lower
-- Row:         one appointment
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date; a chain of rescheduled appointments counts once, as its last
-- Excludes:    rescheduled and future appointments
-- Source:      field practice; definitions vary: many count what patients cancelled alone, or what was cancelled late
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when status in ('cancelled', 'late_cancel') then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key || ' ' || status as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status in ('completed', 'no_show', 'late_cancel', 'cancelled')
