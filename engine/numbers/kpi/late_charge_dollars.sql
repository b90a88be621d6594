-- Charges entered late
-- Id:          RC24
-- Version:     1
-- Means:       the share of charges that were entered later than {late_charge_days} days after the service
-- Formula:     charges entered after more than {late_charge_days} days ÷ all charges
-- Unit:        ratio
-- Better:      lower
-- Row:         one charge entered in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       entry date, in dollars
-- Excludes:    voids, charges entered before the service date
-- Source:      HFMA MAP CL-2, late charges as a percentage of total charges
-- Needs:       transaction
select
  cast(date_trunc('month', entry_date) as date) as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when date_diff('day', service_date, entry_date) > policy.late_charge_days then amount else 0 end as numerator,
  amount as denominator,
  1 as n,
  kind || ' ' || coalesce(charge_id, claim_id, '') as fact,
  entry_date as fact_date,
  'transaction' as feed,
  row_no
from entry
cross join policy
where kind = 'charge' and entry_date >= service_date
