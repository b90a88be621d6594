-- Operating margin
-- Id:          FI01
-- Version:     1
-- Means:       what is left of revenue after running the practice and paying its providers
-- Formula:     (revenue − operating expense with provider pay) ÷ revenue
-- Unit:        ratio
-- Better:      higher
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       as the books are kept (cash or accrual), by ledger date
-- Excludes:    interest, owner draws
-- Source:      HFMA physician practice keys, practice operating margin
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  -amount as numerator,
  case when kind = 'revenue' then -amount else 0 end as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where kind = 'revenue' or (kind = 'expense' and line <> 'interest')
