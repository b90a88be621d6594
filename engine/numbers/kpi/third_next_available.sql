-- Third next available
-- Id:          AC06
-- Version:     1
-- Means:       how many days a patient waits for an appointment
-- Formula:     median of the days from the look at the schedule to the third time free
-- Unit:        days
-- Better:      lower
-- Per:         look for a visit of any kind
-- Row:         one look at the schedule of one provider and kind of visit
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       day of the look, calendar days; it cannot be worked out later from appointments
-- Excludes:    times held back; looks that found fewer than three
-- Source:      IHI, third next available appointment
-- Needs:       open_slot
select
  month,
  provider,
  'Unassigned' as payer,
  location,
  cast(days as varchar) as category,
  '' as category_group,
  days as numerator,
  1 as denominator,
  1 as n,
  provider || coalesce(', ' || visit_type, '') || ' on ' || sampled as fact,
  sampled as fact_date,
  'open_slot' as feed,
  row_no
from next_available
