-- Lowest cash above the minimum
-- Id:          FI12
-- Version:     1
-- Means:       how much cash is left above what the owners want never to fall below, at the worst month end of the twelve ahead
-- Formula:     lowest cash expected at a month end of the next twelve − minimum cash
-- Unit:        money
-- Better:      higher
-- Row:         the month end with the least cash expected
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Basis:       the forecast of the last whole month, as expected and not in a bad case; cash and undeposited funds, without the short-term investments that days cash on hand (FI06) counts; minimum_cash is {minimum_cash}; what lenders are promised is judged as a covenant; told of the newest state alone
-- Source:      our own
-- Needs:       transaction, ledger, account
-- After:       forecast
select
  cast(date_trunc('month', forecast.origin - 1) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  forecast.closing - policy.minimum_cash as numerator,
  0 as denominator,
  1 as n,
  'expected at the end of ' || forecast.month_end || ': ' || forecast.closing as fact,
  forecast.month_end as fact_date,
  'ledger' as feed,
  null::bigint as row_no
from forecast_month forecast
cross join policy
qualify row_number() over (order by forecast.closing, forecast.month_end) = 1
