-- Cases of quality measures
-- Grain: one patient to be measured by one measure at one month end of its year. `counts` says whether one of
--        the measure's ways holds, each with all of its clauses; `gap` whether something is still to be done.
--        The provider is who saw the patient last by then, where the practice's own list names none.
with
way as (
  select
    month,
    measure,
    patient,
    way,
    bool_and(holds) as holds,
    max(day) as day,
    list(
      what || ' ' || case
        when pick in ('last', 'latest') then coalesce(rtrim(rtrim(cast(lowest as varchar), '0'), '.'), 'none')
        when day is null then 'none'
        else 'done'
      end
    ) filter (where pick <> 'none') as said
  from quality_clause
  group by all
),
outcome as (
  select
    month,
    measure,
    patient,
    bool_or(holds) as counts,
    coalesce(max(day) filter (where holds), max(day)) as day,
    coalesce(flatten(list(said) filter (where holds)), flatten(list(said))) as said
  from way
  group by all
),
seen as (
  select due.patient, due.measure, month.month, max(visit.nth) as nth
  from quality_due due
  join month on year(month.month) = due.year
  join quality_visit visit
    on visit.patient = due.patient and visit.year = due.year and visit.day <= month.month_end
  where due.feed = 'care_patient'
  group by all
)
select
  outcome.month,
  outcome.patient,
  coalesce(due.provider, visit.provider, 'Unassigned') as provider,
  coalesce(due.location, visit.location, 'Unassigned') as location,
  outcome.measure,
  due.edition,
  due.title,
  outcome.day,
  array_to_string(list_reverse_sort(list_distinct(outcome.said)), ', ') as said,
  outcome.counts,
  outcome.counts = (due.better = 'lower') as gap,
  due.feed,
  due.row_no
from outcome
join quality_due due
  on
    due.patient = outcome.patient
    and due.measure = outcome.measure
    and due.year = year(outcome.month)
left join seen
  on seen.patient = outcome.patient and seen.measure = outcome.measure and seen.month = outcome.month
left join quality_visit visit
  on visit.patient = outcome.patient and visit.year = due.year and visit.nth = seen.nth
where outcome.counts or due.excepted_from is null or due.excepted_from > last_day(outcome.month)
