-- Days to overturn a denial
-- Id:          RC20
-- Version:     1
-- Means:       days from a denial to the payment that overturned it
-- Formula:     median of the days from first denial to first later payment, by claim
-- Unit:        days
-- Better:      lower
-- Row:         one denial overturned in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       remittance date of the later payment
-- Excludes:    denials not overturned; days to the appeal are another figure (RC20.appeal)
-- Source:      HFMA Claim Integrity Task Force 2021, days from denial to resolution
-- Needs:       transaction, remitted_claim
select
  cast(date_trunc('month', overturned_on) as date) as month,
  provider,
  payer,
  location,
  cast(date_diff('day', denied_on, overturned_on) as varchar) as category,
  '' as category_group,
  date_diff('day', denied_on, overturned_on) as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || ' denied ' || coalesce(reason, '') as fact,
  overturned_on as fact_date,
  'remitted_claim' as feed,
  row_no
from denied_claim
where overturned_on is not null
