-- First adjudications
-- Grain: one claim at its first appearance in a remittance: the version an initial denial is judged
--        by. Denied, in whole or in part: status 4, or a line (or a claim without lines) for which
--        nothing was paid and a reason is given that is neither contractual nor the patient's share.
--        Reversals (status 22) are not a first answer.
with
answer as (
  select
    claim.claim_id,
    claim.remittance,
    claim.position,
    claim.status,
    claim.charge,
    claim.paid,
    remittance.payer,
    remittance.paid_on,
    claim.row_no,
    row_number() over (
      partition by claim.claim_id
      order by remittance.paid_on, claim.remittance, claim.position
    ) as nth
  from remitted_claim_row claim
  join remittance_row remittance on remittance.source_key = claim.remittance
  where claim.status <> '22'
),
denying as (
  select remittance, claim_position, min(reason) as reason
  from denied_line
  group by remittance, claim_position
)
select
  answer.claim_id,
  answer.paid_on,
  cast(date_trunc('month', answer.paid_on) as date) as month,
  coalesce(submitted.payer, answer.payer, 'Unassigned') as payer,
  coalesce(submitted.provider, 'Unassigned') as provider,
  coalesce(submitted.location, 'Unassigned') as location,
  answer.charge,
  answer.paid,
  answer.status = '4' or denying.reason is not null as denied,
  denying.reason,
  answer.row_no
from answer
left join denying
  on denying.remittance = answer.remittance and denying.claim_position = answer.position
left join claim_submitted submitted on submitted.claim_id = answer.claim_id
where answer.nth = 1
