-- Eligibility checked by machine
-- Id:          TE10
-- Version:     1
-- Means:       the share of checks of insurance made without a call or a look at a payer's site
-- Formula:     checks made by machine (270/271) ÷ checks made
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      checks
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of the report; of whom no check was made, Insurance verified (AC13) tells
-- Source:      CAQH Index, eligibility and benefit verification
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
where measure = 'eligibility_automatic'
