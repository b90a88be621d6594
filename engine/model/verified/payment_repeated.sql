-- Payments of the same amount that leave a charge in credit
-- Severity: information
-- Needs:    transaction
-- Fix:      see whether one payment was posted twice, or paid twice; reverse the one, return the other
with
balance as (
  select item_id, sum(amount) as owed
  from entry
  where item_id is not null and flow <> 'recovery'
  group by item_id
  having sum(amount) < 0
),
repeated as (
  select item_id, payer, -amount as paid, count(*) as times, min(post_date) as first_day,
    max(post_date) as last_day, max(row_no) as row_no
  from entry
  where kind = 'payment' and amount < 0 and item_id is not null
  group by item_id, payer, amount
  having count(*) > 1
)
select
  repeated.payer || ' paid ' || repeated.paid || ' on ' || repeated.item_id || ' ' || repeated.times
    || ' times, from ' || repeated.first_day || ' to ' || repeated.last_day
    || '; the charge is in credit by ' || -balance.owed as message,
  least(repeated.paid * (repeated.times - 1), -balance.owed) as amount,
  'transaction' as feed,
  repeated.row_no
from repeated
join balance using (item_id)
