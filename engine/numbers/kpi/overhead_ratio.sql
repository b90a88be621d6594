-- Overhead ratio
-- Id:          FI02
-- Version:     1
-- Means:       the share of revenue that running the practice takes before anyone is paid as a provider
-- Formula:     operating expense without provider pay and benefits ÷ revenue
-- Unit:        ratio
-- Better:      lower
-- Per:         revenue
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       as the books are kept, by ledger date
-- Excludes:    provider compensation and benefits, interest, owner draws
-- Source:      MGMA total operating cost as a share of total medical revenue
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
where
  kind = 'revenue'
  or (kind = 'expense' and line <> 'interest' and line_group <> 'provider cost')
