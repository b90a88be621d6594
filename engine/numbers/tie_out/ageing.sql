-- A/R beside the system's own ageing report
-- Grain: one month, by the last report made in it: what it says is owed, and what the ledger says of that
--        day: open items, credits and money not yet applied. A report may leave the last two out:
--        `leaves_out` is what it must have left out to agree, '' for nothing or where it does not agree.
with
report as (
  select
    cast(date_trunc('month', as_of) as date) as month,
    as_of,
    sum(amount) as printed,
    min(row_no) as row_no
  from ageing_row
  group by as_of
  qualify row_number() over (partition by month order by as_of desc) = 1
),
item as (
  select
    report.as_of,
    entry.item_id,
    case when entry.item_id is null then entry.patient end as patient,
    entry.party,
    entry.payer,
    sum(entry.amount) as balance
  from report
  join entry on entry.post_date <= report.as_of and entry.flow <> 'recovery'
  group by all
),
compared as (
  select
    report.*,
    coalesce(sum(balance) filter (where item_id is not null and balance > 0), 0) as open,
    coalesce(sum(balance) filter (where item_id is not null and balance < 0), 0) as credits,
    coalesce(sum(balance) filter (where item_id is null), 0) as unapplied
  from report
  left join item using (as_of)
  group by all
),
told as (
  select
    compared.*,
    case printed
      when open + credits + unapplied then ''
      when open + unapplied then 'credits'
      when open + credits then 'unapplied'
      when open then 'credits unapplied'
      else ''
    end as leaves_out
  from compared
)
select
  told.*,
  printed
    - open
    - if(contains(leaves_out, 'credits'), 0, credits)
    - if(contains(leaves_out, 'unapplied'), 0, unapplied) as difference
from told
