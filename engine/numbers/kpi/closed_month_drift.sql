-- Drift of closed months
-- Id:          CO09
-- Version:     1
-- Means:       by how much a closed month is not any more what was reported of it
-- Formula:     Σ |as it is now − as reported|, of charges, payments less refunds, adjustments and A/R
-- Unit:        money
-- Better:      lower
-- Row:         one total of one closed month
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Category:    total
-- Basis:       the month that was closed; as reported is what was frozen when it was closed, now is what the last import made of it; practice restatements tells each step and its cause; told of the newest state alone
-- Excludes:    months that are open, or that nothing was imported since
-- Absent:      n/a: the month is open, or nothing was brought in since it was closed
-- Source:      our own
-- Needs:       transaction
-- After:       closings
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  what as category,
  '' as category_group,
  abs(now - reported) as numerator,
  0 as denominator,
  1 as n,
  what || ' reported ' || reported || ', now ' || now as fact,
  last_day(month) as fact_date,
  'transaction' as feed,
  null::bigint as row_no
from closed_total
