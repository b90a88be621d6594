-- Bad debt rate
-- Id:          RC27
-- Version:     1
-- Means:       what was given up as bad debt, less what agencies brought back, against what was charged
-- Formula:     (bad-debt write-offs − recoveries) ÷ gross charges
-- Unit:        ratio
-- Better:      lower
-- Row:         one write-off, recovery or charge
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date
-- Source:      HFMA MAP bad debt, on gross fee-for-service charges
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when kind = 'bad_debt' then -amount else -cash end as numerator,
  0 as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where kind in ('bad_debt', 'bad_debt_recovery')
union all
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  amount as denominator,
  1 as n,
  kind || ' ' || coalesce(charge_id, claim_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow = 'charge'
