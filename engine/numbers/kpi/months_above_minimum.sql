-- Months until cash is short
-- Id:          FI12.months
-- Version:     1
-- Means:       how many months cash is expected to stay at or above the minimum; twelve is as far as is looked
-- Formula:     month ends of the next twelve before the first with less cash than the minimum
-- Unit:        count
-- Better:      higher
-- Row:         one month end before cash is short
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Basis:       the forecast of the last whole month, as expected and not in a bad case; minimum_cash is {minimum_cash}; what lenders are promised is judged as a covenant; told of the newest state alone
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
  case when bool_or(forecast.closing < policy.minimum_cash) over until_then then 0 else 1 end as numerator,
  0 as denominator,
  1 as n,
  'expected at the end of ' || forecast.month_end || ': ' || forecast.closing as fact,
  forecast.month_end as fact_date,
  'ledger' as feed,
  null::bigint as row_no
from forecast_month forecast
cross join policy
window until_then as (order by forecast.month_end)
