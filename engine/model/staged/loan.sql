-- Staged loans
-- Grain: one loan.
insert into staged.loan
select
  file_id,
  loan_id as source_key,
  lender,
  purpose,
  money_of(original_principal),
  number_of(annual_rate) as rate,
  coalesce(day_count, '30/360'),
  day_of(first_payment, $days, $zone) as first_paid,
  whole_of(payments) as installments,
  money_of(payment) as installment,
  day_of(balance_date, $days, $zone),
  money_of(balance),
  coalesce(
    must_be(source_key, 'loan_id'),
    case when rate is null then 'NUMBER_FORMAT:annual_rate' end,
    must_be_day(first_payment, first_paid, 'first_payment'),
    may_be_number(payments, installments, 'payments'),
    must_be_money(payment, installment, 'payment')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
