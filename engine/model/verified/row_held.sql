-- Rows held back
-- Severity: must_fix
-- Fix:      mend the rows of practice quarantine --out FILE and import that file
select
  count(*) || ' rows of ' || file.name || ' are held back: ' || held.problem
    || coalesce(' (' || held.field || ')', '') as message,
  null as amount,
  null as feed,
  null as row_no,
  held.file_id,
  min(held.line) as line
from held_row held
join staged.file file on file.file_id = held.file_id
group by held.file_id, file.name, held.problem, held.field
