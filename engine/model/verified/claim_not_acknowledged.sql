-- Claims that nobody acknowledged
-- Severity: look_at
-- Needs:    submitted_claim
-- Fix:      ask the clearinghouse whether these claims arrived, and send them again if not
with
-- answers are judged missing only up to two days before the last one we have
answered as (
  select max(day) - 2 as until
  from (
    select status_on as day from claim_status_row
    union all
    select answered_on from acknowledgement_row
  )
)
select
  'claim ' || claim.claim_id || ' of ' || claim.charge || ' was submitted on ' || claim.submitted_on
    || ' to ' || coalesce(claim.payer, 'a payer without a name')
    || '; no acknowledgement of it came in' as message,
  claim.charge as amount,
  'submitted_claim' as feed,
  claim.row_no
from submitted_claim_row claim
cross join answered
where
  claim.set_control is not null
  and claim.submitted_on <= answered.until
  and not exists (
    select 1
    from claim_status_row status
    where status.claim_id = claim.claim_id and status.status_on >= claim.submitted_on
  )
  and not exists (
    select 1
    from acknowledgement_row answer
    where
      answer.level = 'set'
      and answer.group_control = claim.group_control
      and answer.set_control = claim.set_control
      and answer.answered_on >= claim.submitted_on
  )
