-- People on the exclusion list
-- Grain: one person who works here and one entry of the newest list that has the same NPI, or, where not
--        both have one, the same name.
select
  staff.source_key as employee_id,
  listed.excluded,
  listed.row_no,
  staff.npi is not distinct from listed.npi and staff.npi is not null as is_same_number
from staff_row staff
join exclusion_list listed
  on listed.npi = staff.npi
  or listed.person = staff.person and (staff.npi is null or listed.npi is null)
cross join today
where staff.end_date is null or staff.end_date >= today.day
