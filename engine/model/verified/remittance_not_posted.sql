-- Remittances that the billing system does not show
-- Severity: look_at
-- Needs:    remittance
-- Fix:      post the remittance, or find the receipt it was posted under
with
posted as (
  select receipt, -sum(amount) as amount
  from transaction_row
  where
    receipt is not null
    and kind in ('payment', 'payment_reversal', 'takeback')
  group by receipt
)
select
  'remittance ' || remittance.trace || ' of ' || coalesce(remittance.payer, 'unknown payer')
    || ' paid ' || remittance.amount || '; posted under that receipt: '
    || coalesce(posted.amount, 0) as message,
  remittance.amount - coalesce(posted.amount, 0) as amount,
  'remittance' as feed,
  remittance.row_no
from remittance_row remittance
left join posted on posted.receipt = remittance.trace
where
  remittance.amount <> coalesce(posted.amount, 0)
  and exists (select 1 from posted)
