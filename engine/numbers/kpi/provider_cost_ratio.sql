-- Provider pay
-- Id:          FI05
-- Version:     1
-- Means:       the share of revenue that providers are paid
-- Formula:     pay, taxes and benefits of providers ÷ revenue
-- Unit:        ratio
-- Better:      neither
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       as the books are kept, by ledger date
-- Excludes:    owner draws
-- Source:      HFMA physician practice keys, total physician compensation as a percentage of net revenue; here of all providers, and of all revenue booked
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when kind = 'expense' then amount else 0 end as numerator,
  case when kind = 'revenue' then -amount else 0 end as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where kind = 'revenue' or (kind = 'expense' and line_group = 'provider cost')
