-- EBITDA
-- Id:          FI08
-- Version:     1
-- Means:       what the practice earned before interest and depreciation
-- Formula:     revenue − expense without interest and depreciation
-- Unit:        money
-- Better:      higher
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Basis:       as the books are kept, by ledger date; pay of owners stands as it is booked
-- Excludes:    interest, depreciation, owner draws; taxes on income where they have an account of their own are not told apart
-- Source:      field practice; lenders normalise the pay of owners besides
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  -amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where kind = 'revenue' or (kind = 'expense' and line_group <> 'capital cost')
