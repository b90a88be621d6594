-- Remittances that the bank does not show
-- Severity: look_at
-- Needs:    remittance, bank
-- Fix:      look for the payment at the bank: another account, a check not yet deposited, or a payer that did not pay
-- A payment is known again by its trace number in the movement's text, else by its amount within ten days.
-- Only days that the statements cover count.
with
covered as (
  select min(date) as first_day, max(date) as last_day from bank_row where amount is not null
),
paid as (
  select row_no, trace, payer, amount, paid_on
  from remittance_row
  where amount > 0
),
received as (
  select date, amount, concat_ws(' ', reference, description) as said
  from bank_row
  where amount > 0
)
select
  'remittance ' || paid.trace || ' of ' || coalesce(paid.payer, 'unknown payer') || ' pays ' || paid.amount
    || ' on ' || paid.paid_on || '; no deposit of that amount came within ten days' as message,
  paid.amount as amount,
  'remittance' as feed,
  paid.row_no
from paid
cross join covered
where
  paid.paid_on between covered.first_day and covered.last_day - interval 10 day
  and not exists (
    select 1
    from received
    where
      received.amount = paid.amount
      and (
        (paid.trace is not null and contains(received.said, paid.trace))
        or received.date between paid.paid_on - interval 1 day and paid.paid_on + interval 10 day
      )
  )
