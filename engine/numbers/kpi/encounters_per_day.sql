-- Encounters a clinic day
-- Id:          PR02
-- Version:     1
-- Means:       patients a provider sees on a day in clinic
-- Formula:     face-to-face encounters ÷ days on which the provider saw at least one patient
-- Unit:        number
-- Better:      higher
-- Per:         clinic day
-- Row:         one encounter, or one clinic day
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       service date, rendering provider; a clinic day belongs to the place of its first patient and to no payer
-- Excludes:    nurse visits, laboratory, vaccines and other ancillary work alone
-- Source:      our own; encounter as distinct patient, provider, day and place
-- Needs:       transaction, appointment
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
union all
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  1 as denominator,
  1 as n,
  'clinic day of ' || provider as fact,
  day as fact_date,
  'appointment' as feed,
  row_no
from clinic_day
