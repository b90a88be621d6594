-- Accounts whose profit and loss is not what their detail comes to
-- Severity: look_at
-- Needs:    ledger_summary
-- Fix:      export both again for the same months and on the same basis; the detail counts
with
detail as (
  select account, cast(date_trunc('month', date) as date) as month, sum(debit - credit) as amount
  from ledger_row
  group by all
),
summary as (
  select account, month, sum(amount) as amount, min(row_no) as row_no
  from ledger_summary_in_force
  where month in (select month from detail)
  group by all
)
select
  strftime(summary.month, '%Y-%m') || ', ' || summary.account || ': the profit and loss has ' || abs(summary.amount)
    || ', the detail ' || abs(coalesce(detail.amount, 0)) as message,
  cast(summary.amount - coalesce(detail.amount, 0) as decimal(18, 2)) as amount,
  'ledger_summary' as feed,
  summary.row_no
from summary
left join detail on detail.account = summary.account and detail.month = summary.month
where summary.amount <> coalesce(detail.amount, 0)
