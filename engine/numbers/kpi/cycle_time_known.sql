-- Visits whose cycle time is known
-- Id:          AC10.coverage
-- Version:     1
-- Means:       the share of visits that Cycle time speaks of
-- Formula:     visits with a check-in and a check-out from none to eight hours later ÷ all visits
-- Unit:        ratio
-- Better:      higher
-- Row:         one visit
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Source:      field practice: an average of times is told beside how much of the whole it is of
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case
    when checked_out >= checked_in and checked_out <= checked_in + interval 8 hour then 1
    else 0
  end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where status = 'completed'
