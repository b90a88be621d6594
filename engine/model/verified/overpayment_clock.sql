-- Credits of federal payers and the sixty days
-- Source: 42 CFR 401.305: an overpayment is reported and returned within 60 days of being identified; a timely
-- investigation in good faith suspends that for 180 days at the most. The day counted from is the day the
-- posting made the credit; when it was identified is a question for counsel.
-- Severity: look_at
-- Needs:    transaction
-- Fix:      return it or move it where it belongs; if it is under investigation, keep a note of since when
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
),
since as (
  select item_id, party, payer, provider, location, balance, row_no, max(post_date) as day
  from standing
  where after < 0 and before >= 0
  group by all
)
select
  payer || ' has paid ' || -balance || ' too much on ' || item_id || ' since ' || day
    || ': to be returned by ' || day + 60 || '; under investigation, the clock stands until '
    || day + 180 || ' at the latest' as message,
  balance as amount,
  'transaction' as feed,
  row_no
from since
