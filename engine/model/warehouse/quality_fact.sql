-- Facts that quality measures ask for
-- Grain: one thing, in the words of our rules, of one patient over some days: from the practice's own list of
--        results, or from events of its record by what their codes mean. A result in another unit than its
--        word has is none; one that only says whether it reaches a bound is 1 or 0.
select
  patient,
  test as what,
  day,
  day as until,
  cast(value as decimal(18, 6)) as value,
  setting = 'office' as in_office
from quality_result_row
union all
select
  event.patient,
  meaning.means,
  event.day,
  coalesce(event.until, date '9999-12-31'),
  case
    when meaning.at_least is null then coalesce(meaning.value, event.value)
    when coalesce(meaning.value, event.value) >= meaning.at_least then 1
    when coalesce(meaning.value, event.value) is not null then 0
  end,
  coalesce(visit.setting, event.setting) <> 'hospital'
from care_event_row event
join care_meaning meaning
  on
    meaning.kind = event.kind
    and meaning.codes = coalesce(event.codes, '')
    and meaning.name = coalesce(event.name, '')
    and meaning.answer = coalesce(event.answer, '')
left join (
  select visit_id, patient, any_value(setting) as setting
  from care_event_row
  where kind = 'visit' and visit_id is not null
  group by all
) visit
  on visit.visit_id = event.visit_id and visit.patient = event.patient and event.kind <> 'visit'
where meaning.unit is null or event.unit is null or event.unit = meaning.unit
