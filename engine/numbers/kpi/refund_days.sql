-- Days until a credit is refunded
-- Id:          CO08.refund
-- Version:     1
-- Means:       how long money that was not ours was kept before it was given back
-- Formula:     median of the days from the posting that made an item a credit to its refund
-- Unit:        days
-- Better:      lower
-- Row:         one refund of a credit
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date of the refund; what of federal payers is still kept, and how long, stands in CO03
-- Excludes:    refunds of unapplied money, and those of what was no credit by then
-- Source:      field practice: refund ageing; 42 CFR 401.305 gives sixty days for money of federal payers
-- Needs:       transaction
with
refunded as (
  select distinct item_id, party, payer, provider, location
  from entry
  where kind = 'refund' and item_id is not null
),
posted as (
  select
    refunded.*,
    entry.post_date,
    sum(entry.amount) as amount,
    coalesce(sum(entry.amount) filter (where entry.kind = 'refund'), 0.00) as refund
  from refunded
  join entry
    on entry.item_id = refunded.item_id and entry.party = refunded.party and entry.payer = refunded.payer
    and entry.provider = refunded.provider and entry.location = refunded.location
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
credit as (
  select
    *,
    case
      when before < 0 then max(case when after < 0 and before >= 0 then post_date end) over (
        partition by item_id, party, payer, provider, location
        order by post_date
        rows between unbounded preceding and 1 preceding
      )
      when before + amount - refund < 0 then post_date
    end as since
  from standing
)
select
  entry.month,
  entry.provider,
  entry.primary_payer as payer,
  entry.location,
  cast(date_diff('day', credit.since, entry.post_date) as varchar) as category,
  '' as category_group,
  cast(category as integer) as numerator,
  1 as denominator,
  1 as n,
  'refund ' || entry.item_id || ', a credit since ' || credit.since as fact,
  entry.post_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join credit
  on credit.item_id = entry.item_id and credit.party = entry.party and credit.payer = entry.payer
  and credit.provider = entry.provider and credit.location = entry.location
  and credit.post_date = entry.post_date
where entry.kind = 'refund' and credit.since is not null
