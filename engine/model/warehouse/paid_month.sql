-- Months whose work is paid
-- Grain: one month all of whose days lie in pay periods that were exported. Of other months a part of the
--        hours and cost is not known yet.
select month
from month
where
  month >= (select min(period_begin) from payroll_row)
  and month_end <= (select max(period_end) from payroll_row)
