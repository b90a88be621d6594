-- No-show rate
-- Id:          AC01
-- Version:     1
-- Means:       patients who did not come, of those still on the schedule when it was too late to fill the place
-- Formula:     no-shows ÷ (arrived + no-shows + late cancellations)
-- Unit:        ratio
-- Better:      lower
-- Per:         appointments still expected
-- Row:         one appointment still on the schedule at the cut-off
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    cancellations in good time, rescheduled and future appointments
-- Source:      definitions vary; this one keeps late cancellations in the denominator
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when status = 'no_show' then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key || ' ' || status as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status in ('completed', 'no_show', 'late_cancel')
