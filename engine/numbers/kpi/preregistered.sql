-- Preregistered
-- Id:          AC13.preregistered
-- Version:     1
-- Means:       the share of scheduled patients of whom all that registration asks was known before the day
-- Formula:     appointments preregistered ÷ appointments made at least a day ahead
-- Unit:        ratio
-- Better:      higher
-- Per:         appointments made a day ahead
-- Row:         one appointment
-- Counts:      appointments
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       appointment date
-- Excludes:    walk-ins, and appointments of which it is not told
-- Source:      HFMA MAP, pre-registration rate
-- Needs:       appointment
select
  cast(date_trunc('month', start) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when preregistered then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'appointment ' || source_key as fact,
  cast(start as date) as fact_date,
  'appointment' as feed,
  row_no
from appointment_row
where
  preregistered is not null
  and status in ('completed', 'no_show', 'late_cancel')
  and cast(created as date) < cast(start as date)
