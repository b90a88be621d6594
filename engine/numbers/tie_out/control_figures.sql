-- Figures that a source system prints
-- Grain: one month and measure, in the words a report of the system would use; payments and adjustments
--        are positive as reports print them.
select month, 'charges' as measure, sum(amount) as amount from ar_flow where flow = 'charge' group by month
union all
select month, 'payments', -sum(amount) from ar_flow where flow = 'payment' group by month
union all
select month, 'adjustments', -sum(amount) from ar_flow where flow = 'adjustment' group by month
union all
select month, 'refunds', sum(amount) from ar_flow where flow = 'refund' group by month
union all
select month, 'closing_ar', sum(balance) from ar_month group by month
union all
select cast(date_trunc('month', start) as date), 'visits', count(*)
from appointment_row
where status = 'completed'
group by 1
union all
select cast(date_trunc('month', pay_date) as date), 'payroll', sum(gross) from payroll_row group by 1
union all
select month, 'debits', sum(greatest(amount, 0)) from ledger_line where feed = 'ledger' group by month
union all
select cast(date_trunc('month', sampled) as date), 'surveys', count(*) from survey_row group by 1
