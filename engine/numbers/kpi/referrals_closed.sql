-- Referrals closed
-- Id:          QU06.referral
-- Version:     1
-- Means:       the share of referrals from which a report came back in time
-- Formula:     referrals with a report within {referral_days} days ÷ referrals sent
-- Unit:        ratio
-- Better:      higher
-- Row:         one referral
-- Counts:      referrals
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the last of its {referral_days} days, and so no referral before its time is over
-- Source:      after CMS50, closing the referral loop; differs in the days, which are the practice's own policy
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
  'referral ' || source_key || ', report ' || coalesce(cast(done as varchar), 'never') as fact,
  ordered as fact_date,
  'clinical_order' as feed,
  row_no
from order_due
where kind = 'referral'
