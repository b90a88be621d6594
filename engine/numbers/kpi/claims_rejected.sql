-- Claims rejected
-- Id:          RC36
-- Version:     1
-- Means:       the share of claims turned away before a payer judged them
-- Formula:     root claims rejected by a 999 or 277CA on first submission ÷ root claims submitted
-- Unit:        ratio
-- Better:      lower
-- Per:         claims
-- Row:         one claim as first sent
-- Counts:      claims
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of first submission; a rejection is not a denial: the claim was never filed
-- Excludes:    replacements and voids of claims (frequency 7 and 8)
-- Source:      X12 999 and 277CA
-- Needs:       submitted_claim, claim_status
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when rejected then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || case when accepted then ' accepted' when rejected then ' rejected' else ' not answered' end as fact,
  submitted_on as fact_date,
  'submitted_claim' as feed,
  row_no
from claim_first_answer
