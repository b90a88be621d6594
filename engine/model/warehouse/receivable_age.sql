-- Receivables by age
-- Grain: one payer, bucket and standing at one month end: what is owed, in how many items. Standing is patient
--        (the patient owes it), denied (and not overturned since), not billed (no payer has the charge), credit,
--        unapplied, or open: what a payer owes and nothing is wrong with.
with
denied as (
  select distinct entry.item_id, denied.denied_on, denied.overturned_on
  from denied_claim denied
  join entry on entry.claim_id = denied.claim_id
  where entry.flow = 'charge'
),
denied_item as (
  select distinct month.month, denied.item_id
  from denied
  join month
    on denied.denied_on <= month.month_end
    and coalesce(denied.overturned_on > month.month_end, true)
),
unfiled as (
  select distinct month.month, charge.item_id
  from unfiled_charge charge
  join month on charge.since <= month.month_end and coalesce(charge.until > month.month_end, true)
)
select
  item.month,
  item.payer,
  item.bucket,
  case
    when item.state <> 'open' then item.state
    when item.party = 'patient' then 'patient'
    when denied_item.item_id is not null then 'denied'
    when unfiled.item_id is not null then 'not billed'
    else 'open'
  end as standing,
  cast(sum(item.balance) as decimal(18, 2)) as balance,
  cast(sum(item.items) as integer) as items
from open_item item
left join denied_item on denied_item.month = item.month and denied_item.item_id = item.item_id
left join unfiled on unfiled.month = item.month and unfiled.item_id = item.item_id
group by all
