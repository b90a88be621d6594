-- Work RVUs
-- Id:          PR01
-- Version:     1
-- Means:       the work of the providers in Medicare's relative value units
-- Formula:     Σ units × work RVU of the code in its year of service × factor of its modifiers
-- Unit:        wrvu
-- Better:      higher
-- Row:         one charge line, voids negative
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       service date, rendering provider
-- Excludes:    codes that the fee schedule of their year does not list, shown as unmapped in the checks
-- Source:      MGMA includes modifiers and leaves out others' work; CMS physician fee schedule for the values
-- Needs:       transaction, fee
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  work_rvus as numerator,
  0 as denominator,
  1 as n,
  said as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from work_line
