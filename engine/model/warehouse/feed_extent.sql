-- Extent of the feeds
-- Grain: one kind of export: rows that count, and the first and last day they speak of.
select 'transaction' as feed, count(*) as row_count, min(post_date) as first_day,
  max(greatest(post_date, entry_date)) as last_day
from transaction_row
union all
select 'appointment', count(*), cast(min(start) as date),
  cast(max(start) filter (where status <> 'booked') as date)
from appointment_row
union all
select 'remittance', count(*), min(paid_on), max(paid_on) from remittance_row
union all
select 'ledger', count(*), min(date), max(date) from ledger_line
union all
select 'bank', count(*), min(date), max(date) from bank_row
union all
select 'payroll', count(*), min(pay_date), max(pay_date) from payroll_row
union all
select 'survey', count(*), min(sampled), max(greatest(sampled, received)) from survey_row
union all
select 'review', count(*), min(posted), max(posted) from review_row
union all
select 'budget', count(*), min(month), last_day(max(month)) from budget_row
