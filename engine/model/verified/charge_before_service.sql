-- Charges posted before the service
-- Severity: look_at
-- Needs:    transaction
-- Fix:      see whether two date columns are exchanged, or the day of service was typed wrongly
select
  count(*) || ' charges of ' || strftime(month, '%Y-%m') || ' were posted before their day of service'
    as message,
  sum(amount) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from entry
where kind = 'charge' and service_date > post_date
group by month
