-- Results of care that cannot be in the unit of their rule
-- Where no unit is told, more than can be is taken for another unit, and is not used, as if the test had not
-- been made: an HbA1c of 48 is one in mmol/mol.
-- Severity: look_at
-- Fix:      ask for the export in the unit named
select
  count(*) || ' results of ' || told.what || ' are above ' || cast(most.most as integer) || ' ' || most.unit
    || ', which cannot be: in another unit, most likely; they are not used' as message,
  null as amount,
  told.feed,
  min(told.row_no) as row_no,
  cast(null as integer) as file_id,
  cast(null as bigint) as line
from (
  select 'quality_result' as feed, row_no, test as what, value from quality_result_row
  union all
  select 'care_event', event.row_no, meaning.means, event.value
  from care_event_row event
  join care_meaning meaning
    on
      meaning.kind = event.kind
      and meaning.codes = coalesce(event.codes, '')
      and meaning.name = coalesce(event.name, '')
      and meaning.answer = coalesce(event.answer, '')
  where event.unit is null or event.unit = meaning.unit
) told
join (
  select means, any_value(unit) as unit, max(most) as most from quality_code where most is not null group by means
) most
  on most.means = told.what and told.value > most.most
group by told.feed, told.what, most.most, most.unit
