-- Appointments confirmed
-- Id:          AC12
-- Version:     1
-- Means:       the share of patients who answered the reminder and said they would come
-- Formula:     appointments confirmed ÷ appointments still on the schedule
-- Unit:        ratio
-- Better:      higher
-- Row:         one appointment
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    appointments of which no answer is told, cancelled or rescheduled in time
-- Source:      field practice
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when confirmed then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where confirmed is not null and status in ('completed', 'no_show', 'late_cancel')
