-- Wait in the lobby
-- Id:          AC09.lobby
-- Version:     1
-- Means:       minutes from checking in until patients are in a room, those who come early included
-- Formula:     Σ minutes from check-in to the room ÷ visits with both times
-- Unit:        minutes
-- Better:      lower
-- Per:         visits
-- Row:         one visit with both times
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    visits that lack a time, and waits of more than eight hours
-- Source:      field practice; Wait for the room (AC09) counts from the time of the appointment where the patient came before it
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  date_diff('minute', checked_in, roomed) as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where
  status = 'completed'
  and roomed >= checked_in
  and roomed <= checked_in + interval 8 hour
