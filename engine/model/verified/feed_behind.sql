-- Exports that end before the billing does
-- Severity: look_at
-- Needs:    transaction
-- Fix:      import the export of the missing month; until then the figures that need it are of fewer months
with
billed as (
  select last_day from feed_extent where feed = 'transaction' and last_day is not null
)
select
  'the ' || extent.feed || ' export ends on ' || extent.last_day || ', the billing on '
    || billed.last_day as message,
  null as amount,
  cast(null as varchar) as feed,
  null as row_no,
  null as file_id,
  null as line
from feed_extent extent
cross join billed
where
  extent.feed in ('appointment', 'remittance', 'ledger', 'bank', 'payroll')
  and date_trunc('month', extent.last_day) < date_trunc('month', billed.last_day)
  and (
    billed.last_day = last_day(billed.last_day)
    or date_trunc('month', extent.last_day) < date_trunc('month', billed.last_day) - interval 1 month
  )
