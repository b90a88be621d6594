-- E/M levels
-- Id:          PR05
-- Version:     1
-- Means:       how the office visits are spread over their levels
-- Formula:     visits of the code ÷ all visits of its family (new or established patient)
-- Unit:        ratio
-- Better:      neither
-- Row:         one evaluation and management line, voids negative
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Combine:     share
-- Category:    procedure code
-- Basis:       service date; choose payer Medicare for the comparison with Medicare's own shares
-- Source:      AAFP Family Practice Management, benchmarking E/M codes
-- Needs:       transaction
select
  entry.service_month as month,
  entry.provider,
  entry.primary_payer as payer,
  entry.location,
  entry.code as category,
  em.family as category_group,
  case when entry.amount < 0 then -1 else 1 end as numerator,
  case when entry.amount < 0 then -1 else 1 end as denominator,
  1 as n,
  entry.kind || ' ' || entry.code as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join em_code em on em.code = entry.code
where entry.flow = 'charge'
