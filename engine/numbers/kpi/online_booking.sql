-- Booked online
-- Id:          TE04
-- Version:     1
-- Means:       the share of appointments that patients made themselves
-- Formula:     appointments booked online ÷ appointments made
-- Unit:        ratio
-- Better:      higher
-- Row:         one appointment made
-- Counts:      appointments
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day the appointment was made
-- Excludes:    appointments of which it is not told who made them
-- Source:      field practice
-- Needs:       appointment
select
  cast(date_trunc('month', created) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when booked_online then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(created as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where booked_online is not null and created is not null
