-- Checked in ahead
-- Id:          TE06
-- Version:     1
-- Means:       the share of patients who checked in before they came
-- Formula:     check-ins completed before arrival ÷ visits arrived
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      visits
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of the report
-- Source:      field practice
-- Needs:       usage
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  done as numerator,
  out_of as denominator,
  1 as n,
  measure || ': ' || done || ' of ' || out_of as fact,
  month as fact_date,
  'usage' as feed,
  row_no
from usage_row
where measure = 'check_in_ahead'
