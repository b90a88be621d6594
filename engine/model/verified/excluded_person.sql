-- People who work here and whom no federal program pays for
-- Severity: must_fix
-- Needs:    exclusion, staff
-- Fix:      stop billing federal programs for their work today, and speak with your counsel
select
  'employee ' || employee_id || ' has the NPI of an exclusion of ' || excluded as message,
  null as amount,
  'exclusion' as feed,
  row_no
from exclusion_match
where is_same_number
