-- Results of care in another unit than their rule has
-- Such a result is not used, as if the test had not been made: 48 mmol/mol is not 48 %.
-- Severity: look_at
-- Needs:    care_event
-- Fix:      ask for the export in the unit named, or say in quality-codes.csv what the code means
select
  count(*) || ' results of ' || meaning.means || ' are in ' || event.unit || ', not ' || meaning.unit
    || ', and are not used' as message,
  null as amount,
  'care_event' as feed,
  min(event.row_no) as row_no,
  cast(null as integer) as file_id,
  cast(null as bigint) as line
from care_event_row event
join care_meaning meaning
  on
    meaning.kind = event.kind
    and meaning.codes = coalesce(event.codes, '')
    and meaning.name = coalesce(event.name, '')
    and meaning.answer = coalesce(event.answer, '')
where event.unit <> meaning.unit
group by meaning.means, event.unit, meaning.unit
