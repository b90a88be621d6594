-- How appointments end
-- Id:          AC02.split
-- Version:     1
-- Means:       who gives appointments up, and how early: patients in good time, patients late, or the practice
-- Formula:     appointments that ended so ÷ appointments made for the month
-- Unit:        ratio
-- Better:      neither
-- Row:         one appointment
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    how it ended
-- Basis:       appointment date; late is less than 24 hours before it begins, or where the export calls it so; a chain of rescheduled appointments counts once, as its last
-- Excludes:    rescheduled and future appointments, and those that a later one names as what it replaces
-- Source:      field practice; the three kinds of cancellation sum to the Cancellation rate (AC02), but for those of which it is not told by whom
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  case
    when status = 'completed' then 'Kept'
    when status = 'no_show' then 'Patient did not come'
    when cancelled_by = 'practice' then 'Cancelled by the practice'
    when cancelled_by is null then 'Cancelled, not told by whom'
    when status = 'late_cancel' or cancelled > start - interval 24 hour then 'Cancelled by the patient, late'
    else 'Cancelled by the patient, in advance'
  end as category,
  '' as category_group,
  1 as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key || ' ' || status as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where
  status in ('completed', 'no_show', 'late_cancel', 'cancelled')
  and not exists (
    select 1 from appointment_row later where later.rescheduled_from = appointment_row.source_key
  )
