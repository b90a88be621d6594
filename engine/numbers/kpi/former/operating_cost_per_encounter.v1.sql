-- Operating cost per encounter
-- Id:          FI04
-- Version:     1
-- Replaced:    2026-11-30: depreciation is an operating cost, as it was already in Overhead ratio (FI02)
-- Means:       what it costs to run the practice for one visit, before providers are paid
-- Formula:     operating expense without provider pay ÷ encounters
-- Unit:        money
-- Better:      lower
-- Row:         one general-ledger line, or one encounter
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       ledger date for cost, service date for encounters
-- Excludes:    provider pay, interest, depreciation
-- Source:      MGMA, total operating cost per encounter
-- Needs:       ledger, account, transaction
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
where kind = 'expense' and line_group not in ('provider cost', 'capital cost')
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
