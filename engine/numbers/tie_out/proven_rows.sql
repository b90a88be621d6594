-- Rows that a printed total stands behind
-- Grain: one feed and month: rows that count, and those of them from files whose own totals were met.
select feed, month, count(*) as row_count, count(*) filter (where file.totals_met) as proven
from (
  select 'transaction' as feed, cast(date_trunc('month', post_date) as date) as month, file_id
  from transaction_row
  union all
  select 'appointment', cast(date_trunc('month', start) as date), file_id from appointment_row
  union all
  select 'ledger', cast(date_trunc('month', date) as date), file_id from ledger_row
  union all
  -- months that the books only sum up
  select 'ledger', summary.month, summary.file_id
  from ledger_line line
  join ledger_summary_row summary using (row_no)
  where line.feed = 'ledger_summary'
  union all
  select 'payroll', cast(date_trunc('month', pay_date) as date), file_id from payroll_row
  union all
  select 'survey', cast(date_trunc('month', sampled) as date), file_id from survey_row
  union all
  select 'review', cast(date_trunc('month', posted) as date), file_id from review_row
  union all
  select 'remittance', cast(date_trunc('month', paid_on) as date), file_id from remittance_row
) told
join staged.file file using (file_id)
group by feed, month
