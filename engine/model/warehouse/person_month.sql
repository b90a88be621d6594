-- Full-time equivalents
-- Grain: one person and month: paid hours without overtime over the hours of a full-time month, at
--        most 1.0 a person; of it the part that is for patients, by the staff list.
select
  labour.month,
  labour.employee_id,
  labour.role,
  labour.provider,
  labour.location,
  cast(least(
    1,
    sum(labour.hours) filter (where labour.earning <> 'overtime' and labour.earning <> 'bonus')
      / any_value(
        policy.full_time_weekly_hours
        * date_diff('day', labour.month, labour.month + interval 1 month) / 7.0
      )
  ) as decimal(9, 4)) as fte,
  cast(fte * any_value(labour.clinical_share) as decimal(9, 4)) as clinical_fte,
  min(labour.row_no) as row_no
from labour
cross join policy
group by labour.month, labour.employee_id, labour.role, labour.provider, labour.location
having sum(labour.hours) > 0
