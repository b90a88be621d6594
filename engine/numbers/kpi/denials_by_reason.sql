-- Denials by reason
-- Id:          RC17
-- Version:     1
-- Means:       what was denied for which reason, in billed dollars
-- Formula:     denied dollars of the reason ÷ all denied dollars
-- Unit:        ratio
-- Better:      neither
-- Row:         one adjustment that denied a line
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    adjustment group and reason code
-- Basis:       remittance date
-- Excludes:    contractual reductions (CO-45 and its like), the patient's share (PR), reversals
-- Source:      X12 835 CAS, line level as HFMA's task force recommends
-- Needs:       remitted_claim
select
  month,
  provider,
  payer,
  location,
  reason as category,
  '' as category_group,
  amount as numerator,
  amount as denominator,
  1 as n,
  'claim ' || claim_id || ' ' || reason as fact,
  paid_on as fact_date,
  'remitted_adjustment' as feed,
  row_no
from denied_line
