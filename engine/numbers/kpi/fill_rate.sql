-- Schedule filled
-- Id:          AC04
-- Version:     1
-- Means:       how much of the time for patients was booked when the day before ended
-- Formula:     booked minutes, no more than there are ÷ available minutes
-- Unit:        ratio
-- Better:      higher
-- Per:         available minutes
-- Row:         one provider, place and day with hours
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day of the clinic; hours less those blocked; booked before the day and not cancelled before it
-- Excludes:    appointments on days or at places without hours, and those without a length
-- Source:      HFMA MAP, percentage of patient schedule occupied
-- Needs:       clinic_hours, appointment
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  least(booked, available) as numerator,
  available as denominator,
  1 as n,
  provider || ', ' || available || ' minutes' as fact,
  day as fact_date,
  'clinic_hours' as feed,
  row_no
from clinic_session
