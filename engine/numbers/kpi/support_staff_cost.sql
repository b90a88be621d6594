-- Support staff cost
-- Id:          FI03
-- Version:     1
-- Means:       the share of revenue that support staff take
-- Formula:     pay, taxes and benefits of support staff, and agency staff ÷ revenue
-- Unit:        ratio
-- Better:      lower
-- Per:         revenue
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       as the books are kept, by ledger date
-- Excludes:    providers, also nurse practitioners and physician assistants
-- Source:      MGMA, total support staff cost as a share of total medical revenue
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
where kind = 'revenue' or (kind = 'expense' and line_group = 'staff cost')
