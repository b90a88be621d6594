-- Cancelled by the practice on the day
-- Id:          AC03
-- Version:     1
-- Means:       appointments that the practice itself gave up on their day
-- Formula:     appointments cancelled by the practice on their day ÷ appointments made for the month
-- Unit:        ratio
-- Better:      lower
-- Per:         appointments made
-- Row:         one appointment
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    rescheduled and future appointments
-- Source:      field practice
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case
    when cancelled_by = 'practice' and cast(cancelled as date) = cast(start as date) then 1
    else 0
  end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key || ' ' || status as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status in ('completed', 'no_show', 'late_cancel', 'cancelled')
