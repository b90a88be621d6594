-- Claims and their first payment
-- Grain: one claim that was billed, with the day an insurer's first payment on it was posted, null where
--        none was, and the last day of postings, up to which that is known.
with
item as (
  select distinct claim_id, item_id
  from entry
  where flow = 'charge' and claim_id is not null and party <> 'patient'
  union
  select claim_id, claim_id from claim_submitted
),
paid as (
  select item_id, min(post_date) as paid_on
  from entry
  where kind = 'payment' and cash > 0 and party <> 'patient' and item_id is not null
  group by item_id
),
known as (
  select max(post_date) as until from entry
)
select
  claim.claim_id,
  claim.month,
  claim.submitted_on,
  claim.payer,
  claim.provider,
  claim.location,
  min(paid.paid_on) as paid_on,
  known.until as known_until,
  claim.row_no
from claim_submitted claim
cross join known
join item on item.claim_id = claim.claim_id
left join paid on paid.item_id = item.item_id and paid.paid_on >= claim.submitted_on
group by all
