-- Claims accepted
-- Id:          RC12
-- Version:     1
-- Means:       the share of claims that clearinghouse and payer took on as they were first sent
-- Formula:     root claims accepted by a 277CA on first submission ÷ root claims submitted
-- Unit:        ratio
-- Better:      higher
-- Per:         claims
-- Row:         one claim as first sent
-- Counts:      claims
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of first submission; accepted is not the same as clean, for nothing tells what was mended by hand before
-- Excludes:    replacements and voids of claims (frequency 7 and 8)
-- Source:      X12 277CA
-- Needs:       submitted_claim, claim_status
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when accepted then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || case when accepted then ' accepted' when rejected then ' rejected' else ' not answered' end as fact,
  submitted_on as fact_date,
  'submitted_claim' as feed,
  row_no
from claim_first_answer
