-- Facts that quality measures ask for
-- Grain: one thing, in the words of our rules, of one patient over some days: from the practice's own list of
--        results, or from events of its record by what their codes mean. A result in another unit than its
--        word has, or above the most that unit can be, is none; one that only says whether it reaches a bound
--        is 1 or 0. `known` says whether a test has a result at all.
with
most as (
  select means, max(most) as most from quality_code where most is not null group by means
),
meant as materialized (
  select
    event.patient,
    event.kind,
    event.visit_id,
    event.setting,
    event.day,
    event.until,
    coalesce(meaning.value, event.value) as value,
    event.kind <> 'result' or event.value is not null or event.answer is not null as known,
    meaning.means,
    meaning.at_least
  from care_event_row event
  join care_meaning meaning
    on
      meaning.kind = event.kind
      and meaning.codes = coalesce(event.codes, '')
      and meaning.name = coalesce(event.name, '')
      and meaning.answer = coalesce(event.answer, '')
  where meaning.unit is null or event.unit is null or event.unit = meaning.unit
),
in_hospital as (
  select distinct visit_id, patient
  from care_event_row
  where kind = 'visit' and setting = 'hospital'
),
fact as materialized (
  select
    patient,
    test as what,
    day,
    day as until,
    cast(value as decimal(18, 6)) as value,
    true as known,
    setting = 'office' as in_office
  from quality_result_row
  union all
  select
    meant.patient,
    meant.means,
    meant.day,
    coalesce(meant.until, date '9999-12-31'),
    case
      when meant.at_least is null then meant.value
      when meant.value >= meant.at_least then 1
      when meant.value is not null then 0
    end,
    meant.known,
    meant.setting <> 'hospital' and in_hospital.visit_id is null
  from meant
  left join in_hospital on in_hospital.visit_id = meant.visit_id and in_hospital.patient = meant.patient
),
likely as materialized (
  select fact.*
  from fact
  left join most on most.means = fact.what
  where most.most is null or fact.value is null or fact.value <= most.most
)
select *
from likely
union all
-- since 2025 a measure takes either of the two
select * replace ('glycemic_status' as what)
from likely
where what in ('hba1c', 'gmi')
