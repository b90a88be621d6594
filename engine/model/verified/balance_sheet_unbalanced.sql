-- Balance sheets whose sides do not come to the same
-- Severity: look_at
-- Needs:    ledger_balance
-- Fix:      look at the rows of it that are held, and export it again
select
  'on ' || as_of || ' the assets are ' || sum(amount) filter (where amount_is_asset)
    || ', liabilities and equity ' || -coalesce(sum(amount) filter (where not amount_is_asset), 0) as message,
  cast(sum(amount) as decimal(18, 2)) as amount,
  'ledger_balance' as feed,
  min(row_no) as row_no
from (
  select
    *,
    section in ('bank', 'receivable', 'current_asset', 'fixed_asset', 'other_asset') as amount_is_asset
  from ledger_balance_row
)
group by as_of, coalesce(basis, ''), file_id
having sum(amount) <> 0
