-- Write-offs of denials
-- Id:          RC19
-- Version:     1
-- Replaced:    2026-11-30: what is given to charity is no revenue, as it was already in Cash of net revenue (RC10)
-- Means:       what was given up because a payer denied it, against what services were worth
-- Formula:     write-offs for denials, late filing and lacking authorisation ÷ (charges − contractual adjustments)
-- Unit:        ratio
-- Better:      lower
-- Row:         one entry posted in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date; net of write-offs taken back
-- Source:      HFMA MAP, denial write-offs as a percentage of net patient service revenue
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when reason_class in ('denial', 'timely_filing', 'no_authorization') then -amount else 0 end as numerator,
  case when flow = 'charge' or reason_class in ('contractual', 'sequestration') then amount else 0 end as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where
  flow = 'charge'
  or reason_class in (
    'contractual', 'sequestration', 'denial', 'timely_filing', 'no_authorization'
  )
