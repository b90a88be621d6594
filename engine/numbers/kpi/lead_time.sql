-- Lead time
-- Id:          AC07
-- Version:     1
-- Means:       days from booking to the visit, for visits that took place
-- Formula:     Σ days from the day an appointment was made to its day ÷ appointments kept
-- Unit:        days
-- Better:      lower
-- Row:         one appointment kept
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date, calendar days
-- Excludes:    appointments made after they began (walk-ins entered later)
-- Source:      our own
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  date_diff('day', cast(created as date), cast(start as date)) as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status = 'completed' and cast(created as date) <= cast(start as date)
