-- Days to a result
-- Id:          QU06
-- Version:     1
-- Means:       how long a test takes from the order to its result
-- Formula:     median of the days from ordered to resulted
-- Unit:        days
-- Better:      lower
-- Row:         one test resulted in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day of the result
-- Excludes:    referrals; tests without a result
-- Source:      field practice
-- Needs:       clinical_order
select
  cast(date_trunc('month', resulted) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  cast(date_diff('day', ordered, resulted) as varchar) as category,
  '' as category_group,
  date_diff('day', ordered, resulted) as numerator,
  1 as denominator,
  1 as n,
  kind || ' order ' || source_key as fact,
  resulted as fact_date,
  'clinical_order' as feed,
  row_no
from clinical_order_row
where kind <> 'referral' and resulted is not null
