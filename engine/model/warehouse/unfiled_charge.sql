-- Charges that no payer has
-- Grain: one charge to an insurer, and one stretch of days in which it was not filed: not billed yet, or
--        rejected and not sent again. `until` is the day that ended it, null while it lasts; `last_day`
--        the last day on which the payer takes it. What an insurer has answered was filed.
-- Where no charge has a bill date, the export does not tell them, and nothing is said to be not billed.
with
charge as (
  select
    coalesce(charge_id, claim_id, 'row ' || row_no) as item_id,
    min(claim_id) as claim_id,
    any_value(primary_payer order by amount desc, primary_payer) as payer,
    any_value(provider order by amount desc, provider) as provider,
    any_value(location order by amount desc, location) as location,
    min(service_date) as service_date,
    min(post_date) as posted_on,
    min(bill_date) as billed_on,
    sum(amount) as amount,
    min(row_no) as row_no
  from entry
  where flow = 'charge' and party <> 'patient' and service_date is not null
  group by 1
  having sum(amount) > 0
),
answered as (
  select item_id, min(post_date) as answered_on
  from entry
  where flow in ('payment', 'adjustment') and party <> 'patient' and item_id is not null
  group by item_id
),
remitted as (
  select claim.claim_id, min(remittance.paid_on) as answered_on
  from remitted_claim_row claim
  join remittance_row remittance on remittance.source_key = claim.remittance
  group by claim.claim_id
),
settled as (
  select
    charge.*,
    least(answered.answered_on, remitted.answered_on) as answered_on,
    charge.service_date + coalesce(filing_limit.days, policy.filing_limit_days) as last_day
  from charge
  cross join policy
  left join filing_limit on filing_limit.payer = charge.payer
  left join answered on answered.item_id = charge.item_id
  left join remitted on remitted.claim_id = charge.claim_id
),
rejected as (
  select state.claim_id, state.status_on as since, min(later.day) as until
  from claim_state state
  left join (
    select claim_id, submitted_on as day from submitted_claim_row
    union all
    select claim_id, status_on from claim_state where accepted
  ) later
    on later.claim_id = state.claim_id and later.day > state.status_on
  where not state.accepted
  group by state.claim_id, state.status_on
),
stretch as (
  select *, 'not billed' as stage, posted_on as since, least(billed_on, answered_on) as until
  from settled
  where (select count(bill_date) from entry where flow = 'charge') > 0
  union all
  select settled.*, 'rejected', rejected.since, least(settled.answered_on, rejected.until)
  from settled
  join rejected on rejected.claim_id = settled.claim_id
)
select
  item_id, claim_id, payer, provider, location, service_date, amount, stage,
  min(since) as since, until, last_day, row_no
from stretch
where until is null or until > since
group by all
