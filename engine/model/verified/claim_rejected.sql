-- Claims rejected before a payer saw them, and not sent again
-- Severity: look_at
-- Fix:      mend these claims and send them again; the payer's time limit goes on running
with
last_submission as (
  select claim_id, max(submitted_on) as submitted_on
  from submitted_claim_row
  group by claim_id
),
latest as (
  select * from claim_state
  -- of two answers of one day, the one that turns it away comes last
  qualify row_number() over (
    partition by claim_id
    order by status_on desc, accepted, row_no desc
  ) = 1
)
select
  'claim ' || latest.claim_id || coalesce(' of ' || latest.amount, '') || ' was rejected on '
    || latest.status_on || ' (' || latest.said || ') and not sent again since' as message,
  latest.amount,
  latest.feed,
  latest.row_no
from latest
left join last_submission submission on submission.claim_id = latest.claim_id
where
  not latest.accepted
  and (submission.submitted_on is null or submission.submitted_on <= latest.status_on)
  and not exists (
    select 1 from remitted_claim_row paid where paid.claim_id = latest.claim_id
  )
