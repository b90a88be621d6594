-- Write-offs and refunds entered on a day the practice was closed
-- Severity: look_at
-- Needs:    transaction
-- Fix:      ask who entered them and why then; a posting that runs by itself on such days needs no one
-- Closed is a Saturday, Sunday or federal holiday on which nobody was seen. Where more than one entry in
-- twenty is entered on such days, that is how the practice works, and nothing is said.
with
seen as (
  select distinct service_date as day from entry where flow = 'charge'
  union
  select distinct cast(start as date) from appointment_row where status = 'completed'
),
entered as (
  select
    entry.*,
    not business_day.is_business_day and seen.day is null as is_closed,
    avg(case when not business_day.is_business_day and seen.day is null then 1 else 0 end) over ()
      as closed_share
  from entry
  join business_day on business_day.day = entry.entry_date
  left join seen on seen.day = entry.entry_date
  where entry.flow <> 'balance_forward'
)
select
  count(*) || case when count(*) = 1 then ' write-off or refund of ' else ' write-offs and refunds of ' end
    || sum(abs(amount)) || case when count(*) = 1 then ' was' else ' were' end || ' entered on '
    || dayname(entry_date) || ' ' || entry_date || ', when nobody was seen' as message,
  sum(abs(amount)) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from entered
where
  is_closed
  and closed_share <= 0.05
  and (
    kind = 'refund'
    or (
      kind in ('adjustment', 'bad_debt')
      and coalesce(reason_class, 'other') not in ('contractual', 'sequestration')
    )
  )
group by entry_date
