-- Months of service collected above 100 %
-- Severity: look_at
-- Needs:    transaction
-- Fix:      look for write-offs booked as contractual, or payments on charges of other months
select
  'services of ' || strftime(service_month, '%Y-%m') || ' have collected '
    || round(100.0 * sum(cash) filter (where flow in ('payment', 'refund'))
      / sum(amount) filter (where flow in ('charge', 'adjustment')), 1)
    || ' % of what was owed' as message,
  sum(cash) filter (where flow in ('payment', 'refund'))
    - sum(amount) filter (where flow in ('charge', 'adjustment')) as amount,
  'transaction' as feed,
  min(row_no) as row_no
from entry
where
  item_id is not null
  and (
    flow in ('charge', 'payment', 'refund')
    or reason_class in ('contractual', 'sequestration')
  )
group by service_month
having
  sum(amount) filter (where flow in ('charge', 'adjustment')) > 0
  and sum(cash) filter (where flow in ('payment', 'refund'))
    > sum(amount) filter (where flow in ('charge', 'adjustment'))
