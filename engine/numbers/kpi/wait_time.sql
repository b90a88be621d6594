-- Wait for the room
-- Id:          AC09
-- Version:     1
-- Means:       minutes that patients wait past their time until they are in a room
-- Formula:     Σ minutes from the later of appointment and check-in to the room ÷ visits with these times
-- Unit:        minutes
-- Better:      lower
-- Per:         visits
-- Row:         one visit with its times
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    patients roomed before their time, visits that lack a time, and waits of more than eight hours
-- Source:      field practice
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  date_diff('minute', greatest(start, checked_in), roomed) as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where
  status = 'completed'
  and roomed >= greatest(start, checked_in)
  and roomed <= start + interval 8 hour
