-- Pay days
-- Grain: one day that the payroll register paid on; a correction that pays few is none.
select cast(pay_date as varchar) as day
from payroll_row
where pay_date is not null
group by pay_date
qualify 4 * sum(gross) >= max(sum(gross)) over ()
order by pay_date
