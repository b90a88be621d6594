-- Posted by machine
-- Id:          TE09
-- Version:     1
-- Means:       the share of insurers' payment lines posted without a hand
-- Formula:     payment lines posted by machine ÷ payment lines posted
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      payments
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of the report; a remittance that came electronically (TE02) may still be posted by hand
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
where measure = 'auto_posted'
