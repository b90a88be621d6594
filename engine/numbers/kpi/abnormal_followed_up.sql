-- Abnormal results followed up
-- Id:          QU06.abnormal
-- Version:     1
-- Means:       the share of abnormal results that somebody acted on in time
-- Formula:     abnormal results followed up within {follow_up_days} days ÷ abnormal results
-- Unit:        ratio
-- Better:      higher
-- Row:         one abnormal result
-- Counts:      results
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the last of its {follow_up_days} days, and so no result before its time is over
-- Excludes:    referrals, and results of which it is not told whether they are abnormal
-- Source:      field practice; the days are the practice's own policy
-- Needs:       clinical_order
select
  cast(date_trunc('month', due) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when done <= due then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'order ' || source_key || ', followed up ' || coalesce(cast(done as varchar), 'never') as fact,
  resulted as fact_date,
  'clinical_order' as feed,
  row_no
from order_due
where kind <> 'referral'
