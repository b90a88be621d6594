-- Agency staff
-- Id:          PE07.agency
-- Version:     1
-- Means:       what the practice paid agencies for people it did not employ
-- Formula:     expense on accounts of agency and temporary staff
-- Unit:        money
-- Better:      lower
-- Row:         one general-ledger line
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Basis:       as the books are kept, by ledger date
-- Excludes:    agency staff booked on an account of other cost; accounts.csv says which account is which
-- Source:      MGMA, contracted support staff
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where line = 'agency_staff'
