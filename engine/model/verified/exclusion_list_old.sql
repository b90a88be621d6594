-- Exclusion lists that are older than a month
-- The list is published each month, and whoever is on it may be excluded any day.
-- Severity: look_at
-- Needs:    exclusion
-- Fix:      download the new list from exclusions.oig.hhs.gov and import it
select
  'the newest exclusion list was imported on ' || cast(known_at as date) || ', '
    || (today.day - cast(known_at as date)) || ' days before the last import' as message,
  null as amount,
  cast(null as varchar) as feed,
  cast(null as bigint) as row_no,
  file_id,
  1 as line
from (select distinct known_at, file_id from exclusion_list)
cross join today
where today.day - cast(known_at as date) > 35
