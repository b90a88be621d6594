-- Quality measures of which the record tells no test
-- We ship few codes, for most are licensed; a measure none of whose tests has a code we know is not told.
-- Severity: information
-- Needs:    care_patient, care_event
-- Fix:      add the codes your practice uses to quality-codes.csv and import it; or leave the measure untold
select
  rule.measure || ' is not told: no code in the record is known to mean '
    || string_agg(distinct rule.what, ', ' order by rule.what) as message,
  null as amount,
  cast(null as varchar) as feed,
  cast(null as bigint) as row_no,
  cast(null as integer) as file_id,
  cast(null as bigint) as line
from quality_rule rule
where rule.part = 'counts'
group by rule.measure
having not bool_or(rule.what in (select what from quality_fact))
