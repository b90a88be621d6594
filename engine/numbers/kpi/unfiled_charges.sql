-- Charges not with a payer
-- Id:          CO02
-- Version:     1
-- Means:       charges that were posted and are with no payer, days later
-- Formula:     charges not billed, or rejected and not sent again, for more than {unbilled_after_business_days} business days
-- Unit:        count
-- Better:      lower
-- Row:         one charge at the month end
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    stage
-- Basis:       business days from the post date or the rejection
-- Excludes:    visits without a charge (RC34); notes not signed (CO02.unsigned)
-- Source:      our own
-- Needs:       transaction
select
  month.month as month,
  unfiled.provider as provider,
  unfiled.payer as payer,
  unfiled.location as location,
  unfiled.stage as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  unfiled.item_id || ' ' || unfiled.stage || ' since ' || unfiled.since as fact,
  unfiled.service_date as fact_date,
  'transaction' as feed,
  unfiled.row_no as row_no
from unfiled_charge unfiled
join month on unfiled.since <= month.month_end and coalesce(unfiled.until, date '9999-12-31') > month.month_end
join business_day since_day on since_day.day = unfiled.since
join business_day end_day on end_day.day = month.month_end
cross join policy
where end_day.business_days - since_day.business_days > policy.unbilled_after_business_days
