-- Days to appeal a denial
-- Id:          RC20.appeal
-- Version:     1
-- Means:       days from a denial to its appeal
-- Formula:     median of the days from denied to appealed, by claim
-- Unit:        days
-- Better:      lower
-- Row:         one claim appealed in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day of the appeal
-- Excludes:    claims not appealed, and appeals of which the day of the denial is not told
-- Source:      HFMA Claim Integrity Task Force 2021, days from denial to appeal
-- Needs:       claim_work
select
  cast(date_trunc('month', appealed) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  coalesce(payer, 'Unassigned') as payer,
  coalesce(location, 'Unassigned') as location,
  cast(date_diff('day', denied, appealed) as varchar) as category,
  '' as category_group,
  date_diff('day', denied, appealed) as numerator,
  1 as denominator,
  1 as n,
  'claim ' || source_key || ' denied ' || denied as fact,
  appealed as fact_date,
  'claim_work' as feed,
  row_no
from claim_work_row
where appealed is not null and denied is not null
