-- People who work here with the name of somebody excluded
-- A name is not a person: where both have an NPI, it decides.
-- Severity: look_at
-- Needs:    exclusion, staff
-- Fix:      look the name up on exclusions.oig.hhs.gov, where the Social Security number decides, and keep what it says
select
  'employee ' || employee_id || ' has the name of somebody excluded on ' || excluded as message,
  null as amount,
  'exclusion' as feed,
  row_no
from exclusion_match
where not is_same_number
