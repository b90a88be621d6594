-- Unapplied money
-- Id:          RC29
-- Version:     1
-- Means:       receipts that are not yet set against a charge
-- Formula:     Σ receipts not applied, shown positive
-- Unit:        money
-- Better:      lower
-- Row:         one patient's unapplied money
-- Semantic:    stock
-- Numerator:   at end
-- Combine:     sum
-- Basis:       post date; all that is unapplied of one patient together, so that its age is not told
-- Source:      athenahealth and NextGen unapplied reports; should be near nothing at month end
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  -balance as numerator,
  0 as denominator,
  items as n,
  'unapplied money' as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'unapplied'
