-- A/R beside the system's own ageing report
-- Grain: one day that a report was made for: what it says is owed, and what the ledger says: open items,
--        credits and money not yet applied. A report may leave the last two out.
with
report as (
  select as_of, sum(amount) as printed, min(row_no) as row_no
  from ageing_row
  group by as_of
),
item as (
  select
    report.as_of,
    coalesce(entry.item_id, '') as item_id,
    case when entry.item_id is null then entry.patient end as patient,
    entry.party,
    entry.payer,
    sum(entry.amount) as balance
  from report
  join entry on entry.post_date <= report.as_of and entry.flow <> 'recovery'
  group by all
)
select
  report.as_of,
  report.printed,
  report.row_no,
  coalesce(sum(balance) filter (where item_id <> '' and balance > 0), 0) as open,
  coalesce(sum(balance) filter (where item_id <> '' and balance < 0), 0) as credits,
  coalesce(sum(balance) filter (where item_id = ''), 0) as unapplied
from report
left join item using (as_of)
group by report.as_of, report.printed, report.row_no
