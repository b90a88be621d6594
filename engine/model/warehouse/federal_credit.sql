-- Credits of federal payers
-- Grain: one open item below zero that a federal payer has overpaid, since the posting that made it so.
-- Source: 42 CFR 401.305 and section 1128J(d) of the Social Security Act: an overpayment is reported and returned
-- within 60 days of being identified; a timely investigation in good faith suspends that for 180 days at
-- the most. When it was identified is a question for counsel; here it is the day of the posting.
with
federal as (
  select distinct payer
  from (select distinct payer, payer_class from entry)
  where regexp_matches(lower(payer_class || ' ' || payer), '\b(medicare|medicaid|tricare|champva)\b')
),
credit as (
  select
    owed.item_id, owed.party, owed.payer, owed.provider, owed.location,
    owed.balance, owed.row_no
  from ar_interval owed
  join federal on federal.payer = owed.payer
  where owed.m1 = 100000 and owed.balance < 0 and owed.item_id is not null
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
)
select
  item_id,
  payer,
  balance,
  row_no,
  max(post_date) as since,
  max(post_date) + 60 as due,
  max(post_date) + 180 as suspended_until
from standing
where after < 0 and before >= 0
group by item_id, party, payer, provider, location, balance, row_no
