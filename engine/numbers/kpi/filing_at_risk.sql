-- Timely filing at risk
-- Id:          CO01
-- Version:     1
-- Means:       charges that no payer has and whose time limit ends within 30 days, or has passed
-- Formula:     Σ charges to insurers not billed, or rejected and not sent again, with 30 days or less to the limit
-- Unit:        money
-- Better:      lower
-- Row:         one charge at the month end
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    days left
-- Basis:       days from the service date; {filing_limit_days} days, or what filing_limits says of the payer; a rejection of the clearinghouse is not filing
-- Excludes:    visits without a charge (RC34); time limits of secondary payers, which run from the answer of the first
-- Source:      limits are in the contract with each payer; Medicare 42 CFR 424.44 allows a year
-- Needs:       transaction
select
  month.month as month,
  unfiled.provider as provider,
  unfiled.payer as payer,
  unfiled.location as location,
  case
    when unfiled.last_day < month.month_end then 'past the limit'
    when unfiled.last_day <= month.month_end + 7 then '0-7 days left'
    when unfiled.last_day <= month.month_end + 14 then '8-14 days left'
    else '15-30 days left'
  end as category,
  '' as category_group,
  unfiled.amount as numerator,
  0 as denominator,
  1 as n,
  unfiled.item_id || ' ' || unfiled.stage || ', last day ' || unfiled.last_day as fact,
  unfiled.service_date as fact_date,
  'transaction' as feed,
  unfiled.row_no as row_no
from unfiled_charge unfiled
join month on unfiled.since <= month.month_end and coalesce(unfiled.until, date '9999-12-31') > month.month_end
where unfiled.last_day <= month.month_end + 30
