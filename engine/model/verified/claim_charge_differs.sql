-- Claims submitted for another amount than was billed
-- Severity: look_at
-- Needs:    transaction, submitted_claim
-- Fix:      compare the claim with its charges in the billing system; one of them was changed
with
submitted as (
  select claim_id, submitted_on, charge, row_no
  from submitted_claim_row
  where coalesce(payer_order, 'P') = 'P' and frequency <> '8'
  qualify row_number() over (partition by claim_id order by submitted_on desc, row_no desc) = 1
),
billed as (
  select claim_id, sum(amount) as charge
  from entry
  where flow = 'charge' and claim_id in (select claim_id from submitted)
  group by claim_id
)
select
  'claim ' || submitted.claim_id || ' was submitted for ' || submitted.charge || '; its charges come to '
    || coalesce(cast(billed.charge as varchar), 'nothing: no charge names it') as message,
  submitted.charge - coalesce(billed.charge, 0) as amount,
  'submitted_claim' as feed,
  submitted.row_no
from submitted
left join billed on billed.claim_id = submitted.claim_id
where
  submitted.charge is distinct from billed.charge
  -- claims of a time for which no charges were imported say nothing
  and submitted.submitted_on between
    (select min(post_date) from transaction_row) and (select max(post_date) from transaction_row)
