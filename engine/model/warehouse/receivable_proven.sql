-- What became of receivables
-- Grain: one payer and bucket of what insurers owed at four month ends of 7, 10, 13 and 16 months before the last:
--        how much it was, in how many items, and how much of it has come in as money since, from whomever.
--        What came in for an item is shared among those who owed it by what each owed, and is at most that.
with
newest as (
  select max(cast(year(post_date) * 12 + month(post_date) - 1 as integer)) as number from entry
),
past as (
  select month.month, month.month_end
  from month
  join newest on newest.number - month.number in (7, 10, 13, 16)
),
owed as (
  select past.month, past.month_end, item.item_id, item.party, item.payer, item.bucket, item.balance
  from open_item item
  join past on past.month = item.month
  where item.state = 'open'
),
share as (
  select *, sum(balance) over (partition by month, item_id) as whole
  from owed
),
received as (
  select share.month, share.item_id, sum(entry.cash) as came
  from (select distinct month, month_end, item_id from owed) share
  join entry
    on entry.item_id = share.item_id
    and entry.post_date > share.month_end
    and entry.cash <> 0
  group by all
)
select
  share.payer,
  share.bucket,
  cast(sum(share.balance) as decimal(18, 2)) as owed,
  cast(
    sum(
      cast(
        share.balance * least(1, greatest(0, coalesce(received.came, 0)) / share.whole)
        as decimal(18, 2)
      )
    ) as decimal(18, 2)
  ) as came,
  cast(count(*) as integer) as items
from share
left join received on received.month = share.month and received.item_id = share.item_id
where share.party <> 'patient'
group by all
