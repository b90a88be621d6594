-- Supplies
-- Id:          SU01
-- Version:     1
-- Means:       the share of revenue that supplies, drugs and vaccines take
-- Formula:     medical supplies, drugs and vaccines ÷ revenue
-- Unit:        ratio
-- Better:      lower
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       as the books are kept, by ledger date: when bought, not when used
-- Source:      MGMA, medical and surgical supply and drug supply cost as a share of total medical revenue
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
where kind = 'revenue' or line_group = 'clinical cost'
