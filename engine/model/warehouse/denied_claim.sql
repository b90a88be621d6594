-- Denied claims and what became of them
-- Grain: one claim whose first answer denied it, in whole or in part. It was overturned on the day of the
--        first later answer that paid, if all answers together paid more than the first; it is settled
--        when it was overturned or insurers owe nothing on it any more. `open_amount` is what they owe on
--        it now, `last_day` the last day on which the payer takes an appeal: both only while it is open.
with
denied as (
  select * from claim_adjudicated where denied
),
answer as (
  select
    denied.claim_id,
    sum(claim.paid) as paid,
    min(remittance.paid_on) filter (
      where claim.row_no <> denied.row_no and claim.paid > 0 and remittance.paid_on >= denied.paid_on
    ) as paid_later_on
  from denied
  join remitted_claim_row claim on claim.claim_id = denied.claim_id
  join remittance_row remittance on remittance.source_key = claim.remittance
  group by denied.claim_id
),
item as (
  select distinct claim_id, item_id
  from entry
  where flow = 'charge' and claim_id in (select claim_id from denied)
),
owed as (
  select item.claim_id, sum(coalesce(owed.balance, 0)) as balance
  from item
  left join ar_interval owed
    on owed.item_id = item.item_id and owed.m1 = 100000 and owed.party <> 'patient'
  group by item.claim_id
)
select
  denied.claim_id,
  denied.month,
  denied.paid_on as denied_on,
  denied.reason,
  denied.payer,
  denied.provider,
  denied.location,
  denied.charge,
  case when answer.paid > denied.paid then answer.paid_later_on end as overturned_on,
  overturned_on is not null or coalesce(owed.balance = 0, false) as is_settled,
  case when not is_settled and owed.balance > 0 then owed.balance end as open_amount,
  case
    when open_amount is not null
      then denied.paid_on + coalesce(appeal_limit.days, policy.appeal_limit_days)
  end as last_day,
  denied.row_no
from denied
join answer on answer.claim_id = denied.claim_id
left join owed on owed.claim_id = denied.claim_id
left join appeal_limit on appeal_limit.payer = denied.payer
cross join policy
