-- What was said of claims before a payer judged them
-- Grain: one state of one claim: of the claim itself (277CA), or of the set it was sent in (999).
select
  claim_id,
  status_on,
  accepted,
  level,
  category || coalesce('/' || code, '') as said,
  amount,
  'claim_status' as feed,
  row_no
from claim_status_row
where level = 'claim' and accepted is not null
union all
select
  claim.claim_id,
  answer.answered_on,
  answer.taken,
  answer.level,
  '999 ' || answer.outcome,
  claim.charge,
  'acknowledgement',
  answer.row_no
from acknowledgement_row answer
join submitted_claim_row claim
  on
    claim.group_control = answer.group_control
    and claim.set_control = answer.set_control
    and claim.submitted_on <= answer.answered_on
where answer.level = 'set'
