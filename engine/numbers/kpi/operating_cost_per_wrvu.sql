-- Operating cost per work RVU
-- Id:          FI04.wrvu
-- Version:     1
-- Means:       what it costs to run the practice for one unit of work, before providers are paid
-- Formula:     operating expense without provider pay ÷ work RVUs
-- Unit:        money
-- Better:      lower
-- Row:         one general-ledger line, or one charge line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       ledger date for cost, service date for work
-- Excludes:    provider compensation and benefits, interest, owner draws: the same cost as in Overhead ratio (FI02); codes that the fee schedule of their year does not list
-- Source:      MGMA, total operating cost per work RVU
-- Needs:       ledger, account, transaction, fee
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
where kind = 'expense' and line_group <> 'provider cost' and line <> 'interest'
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  work_rvus as denominator,
  1 as n,
  said as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from work_line
