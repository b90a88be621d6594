-- Paid at first pass
-- Id:          RC13
-- Version:     1
-- Means:       the share of claims that a payer settled at their first submission
-- Formula:     root claims first answered without rejection or denial of any line ÷ root claims submitted
-- Unit:        ratio
-- Better:      higher
-- Per:         claims
-- Row:         one claim submitted
-- Counts:      claims
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      2 months after the month of submission
-- Basis:       month of first bill; what was left to the patient counts as settled; an answer on paper is not seen, and the claim counts as not answered
-- Excludes:    what a patient without insurance is billed
-- Source:      field practice
-- Needs:       transaction, remitted_claim
select
  claim.month,
  claim.provider,
  claim.payer,
  claim.location,
  '' as category,
  '' as category_group,
  case when answer.denied = false and coalesce(sent.rejected, false) = false then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim.claim_id || case
    when coalesce(sent.rejected, false) then ' rejected'
    when answer.denied then ' denied'
    when answer.claim_id is null then ' not answered'
    else ' paid at first pass'
  end as fact,
  claim.submitted_on as fact_date,
  'transaction' as feed,
  claim.row_no
from claim_submitted claim
left join claim_adjudicated answer on answer.claim_id = claim.claim_id
left join claim_first_answer sent on sent.claim_id = claim.claim_id
