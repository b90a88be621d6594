-- Refunds of one account more than once
-- Severity: information
-- Needs:    transaction
-- Fix:      compare each with the credit it returns, and with who asked for it and who approved it
-- More than one on a charge, or the same amount to one patient or for one patient within ninety days.
with
refund as (
  select row_no, item_id, patient, payer, amount, post_date
  from entry
  where kind = 'refund' and amount > 0
),
of_item as (
  select
    max(row_no) as row_no,
    count(*) || ' refunds on ' || item_id || ', from ' || min(post_date) || ' to ' || max(post_date)
      as what,
    sum(amount) as amount
  from refund
  where item_id is not null
  group by item_id
  having count(*) > 1
),
of_patient as (
  select
    later.row_no,
    'a refund of ' || later.amount || ' to ' || later.payer || ' on ' || later.post_date
      || ', as on ' || earlier.post_date || ' for the same patient' as what,
    later.amount
  from refund later
  join refund earlier
    on earlier.patient = later.patient and earlier.payer = later.payer
    and earlier.amount = later.amount and earlier.row_no < later.row_no
    and later.post_date - earlier.post_date between -90 and 90
  where later.item_id is distinct from earlier.item_id
  qualify row_number() over (partition by later.row_no order by earlier.post_date desc, earlier.row_no) = 1
)
select what as message, amount, 'transaction' as feed, row_no from of_item
union all
select what, amount, 'transaction', row_no from of_patient
