-- What a payroll file adds up to.
select
  file_id,
  coalesce(sum(gross), 0)::varchar as gross,
  coalesce(sum(employer_tax), 0)::varchar as employer_tax,
  coalesce(sum(benefits), 0)::varchar as benefits,
  coalesce(sum(hours), 0)::varchar as hours
from staged.payroll
where file_id >= $first_file_id
group by file_id
