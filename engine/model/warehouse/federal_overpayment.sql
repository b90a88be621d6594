-- Overpayments of federal payers
-- Grain: one stretch of days on which an open item of a federal payer stood below zero: from the posting that
--        made it so to the one that ended it, which is null while it stands.
with
federal as (
  select distinct payer
  from (select distinct payer, payer_class from entry)
  where regexp_matches(lower(payer_class || ' ' || payer), '\b(medicare|medicaid|tricare|champva)\b')
),
credit as (
  select distinct owed.item_id, owed.party, owed.payer, owed.provider, owed.location
  from ar_interval owed
  join federal on federal.payer = owed.payer
  where owed.balance < 0 and owed.item_id is not null
),
posted as (
  select credit.*, entry.post_date, sum(entry.amount) as amount
  from credit
  join entry
    on entry.item_id = credit.item_id and entry.party = credit.party and entry.payer = credit.payer
    and entry.provider = credit.provider and entry.location = credit.location
  where entry.flow <> 'recovery'
  group by all
),
standing as (
  select
    *,
    sum(amount) over in_order as after,
    sum(amount) over in_order - amount as before
  from posted
  window in_order as (partition by item_id, party, payer, provider, location order by post_date)
),
turned as (
  select
    *,
    lead(post_date) over (
      partition by item_id, party, payer, provider, location order by post_date
    ) as until
  from standing
  where (after < 0) <> (before < 0)
)
select item_id, party, payer, provider, location, post_date as since, until
from turned
where after < 0
