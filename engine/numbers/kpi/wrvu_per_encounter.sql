-- Work RVUs per encounter
-- Id:          PR06
-- Version:     1
-- Means:       how much work a visit holds
-- Formula:     Σ work RVUs ÷ encounters
-- Unit:        number
-- Better:      neither
-- Row:         one charge line, or one encounter
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       service date, rendering provider
-- Excludes:    codes that the fee schedule of their year does not list
-- Source:      MGMA, comparison of evaluation and management coding
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
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  1 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
