-- A/R intervals
-- Grain: one open item (a charge line, or a patient's unapplied money) owed by one payer, over the
--        months [m0, m1) at whose ends its balance stays the same and is not zero. Months are counted
--        from year 0. From here a balance at any month end is a filter, not a sum over history.
-- `owed_since` is the day on which the ledger first made this payer owe it.
with
movement as (
  select
    item_id,
    case when item_id is null then patient end as patient,
    party,
    payer,
    provider,
    location,
    cast(year(post_date) * 12 + month(post_date) - 1 as integer) as number,
    sum(amount) as amount,
    min(service_date) as service_date,
    min(post_date) filter (where amount > 0) as owed_since,
    min(case when flow = 'charge' then row_no end) as charge_row,
    min(row_no) as any_row
  from entry
  where flow <> 'recovery'
  group by all
),
running as (
  select
    item_id,
    patient,
    party,
    payer,
    provider,
    location,
    number as m0,
    coalesce(lead(number) over in_order, 100000) as m1,
    sum(amount) over in_order as balance,
    min(service_date) over in_order as service_date,
    min(owed_since) over in_order as owed_since,
    coalesce(min(charge_row) over in_order, min(any_row) over in_order) as row_no
  from movement
  window in_order as (
    partition by item_id, patient, party, payer, provider, location
    order by number
  )
)
select
  item_id,
  patient,
  party,
  payer,
  provider,
  location,
  service_date,
  owed_since,
  row_no,
  cast(m0 as integer) as m0,
  cast(m1 as integer) as m1,
  cast(balance as decimal(18, 2)) as balance
from running
where balance <> 0
