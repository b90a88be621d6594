-- What a transaction file adds up to, by kind; payments and adjustments positive when they reduce A/R.
select
  file_id,
  coalesce(sum(amount) filter (where kind in ('charge', 'charge_void')), 0)::varchar as charges,
  coalesce(-sum(amount) filter (
    where kind in ('payment', 'payment_reversal', 'takeback', 'unapplied_receipt', 'apply_out', 'apply_in')
  ), 0)::varchar as payments,
  coalesce(-sum(amount) filter (
    where kind in ('adjustment', 'adjustment_reversal', 'bad_debt')
  ), 0)::varchar as adjustments,
  coalesce(sum(amount) filter (where kind = 'refund'), 0)::varchar as refunds,
  coalesce(sum(amount) filter (where kind in ('transfer_in', 'transfer_out')), 0)::varchar as transfers,
  coalesce(-sum(amount) filter (where kind = 'bad_debt_recovery'), 0)::varchar as recoveries,
  coalesce(sum(amount) filter (where kind = 'balance_forward'), 0)::varchar as balance_forward,
  coalesce(sum(amount) filter (where kind not in ('bad_debt_recovery', 'information')), 0)::varchar as balance
from staged.transaction
where file_id >= $first_file_id and amount is not null
group by file_id
