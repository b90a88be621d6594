-- Money as billing knows it
-- Grain: one receipt of one kind, by day and by the month it was posted in; money received is positive.
--        Money that is applied to charges later is no new money.
-- `item` is what is looked for as one sum elsewhere: what an insurer paid, by its number; all that
-- patients paid on a day, which card companies and runs to the bank bring together; what a patient
-- was paid back on a day, in one check or more. The bank knows the day of the deposit, the books the day money was taken.
with
receipt as (
  select row_no, nullif(trim(receipt), '') as number from transaction_row
),
money as (
  select
    case
      when kind = 'bad_debt_recovery' then 'agency'
      when party = 'patient' then 'patients'
      else 'insurers'
    end as source,
    kind = 'refund' or (kind = 'payment_reversal' and party = 'patient' and deposit_date is not null)
      as goes_back,
    receipt.number as receipt,
    case
      -- a check that comes back keeps the days of when it came first
      when kind = 'payment_reversal' and party = 'patient' then post_date
      when $by_deposit then coalesce(deposit_date, check_date, post_date)
      else coalesce(check_date, deposit_date, post_date)
    end as day,
    month,
    payer,
    patient,
    cash,
    row_no
  from entry
  join receipt using (row_no)
  where cash <> 0 and kind not in ('apply_out', 'apply_in')
)
select
  case
    when goes_back then 'back ' || patient || ' ' || day
    when source = 'patients' then 'patients ' || day
    when receipt is not null then source || ' ' || receipt
    else source || ' ' || payer || ' ' || day
  end as item,
  case when goes_back or source = 'patients' then null else receipt end as name,
  goes_back or source = 'patients' as many,
  case when goes_back then 'refunds' else source end as source,
  min(day) as day,
  month,
  sum(cash) as amount,
  min(row_no) as row_no,
  'transaction' as feed
from money
group by item, name, many, goes_back, money.source, month
