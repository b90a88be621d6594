-- Time used
-- Id:          AC05
-- Version:     1
-- Means:       how much of the time for patients was spent with patients who came
-- Formula:     minutes of appointments kept ÷ available minutes
-- Unit:        ratio
-- Better:      higher
-- Per:         available minutes
-- Row:         one provider, place and day with hours
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day of the clinic; hours less those blocked; above 100 % where patients were booked twice
-- Excludes:    appointments on days or at places without hours, and those without a length
-- Source:      field practice
-- Needs:       clinic_hours, appointment
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  arrived as numerator,
  available as denominator,
  1 as n,
  provider || ', ' || available || ' minutes' as fact,
  day as fact_date,
  'clinic_hours' as feed,
  row_no
from clinic_session
