-- Cases of quality measures
-- Grain: one patient to be measured by one measure at one month end of its year: the results of the last day
--        with one, in the office and by then, the lowest of that day for each test, and whether they lie on
--        the measure's side of its bounds. `counts` says so: for a measure of results above, one above or none
--        is enough; for one of results below, each must be there and below.
with
who as (
  select
    month.month,
    month.month_end,
    patient.patient,
    coalesce(patient.provider, 'Unassigned') as provider,
    coalesce(patient.location, 'Unassigned') as location,
    rule.measure,
    rule.edition,
    rule.test,
    rule.side,
    rule.bound,
    patient.row_no
  from quality_patient_row patient
  join quality_measure rule
    on
      rule.year = patient.year
      and rule.condition = patient.condition
      and patient.age between rule.age_from and rule.age_to
  join month on year(month.month) = patient.year
  where not patient.excluded
),
seen as (
  select who.month, who.measure, who.patient, max(result.day) as day
  from who
  join quality_result_row result
    on
      result.patient = who.patient
      and result.test = who.test
      and result.setting = 'office'
      and result.day between date_trunc('year', who.month) and who.month_end
  group by all
),
lowest as (
  select patient, test, day, min(value) as value
  from quality_result_row
  where setting = 'office'
  group by all
)
select
  who.month,
  who.patient,
  who.provider,
  who.location,
  who.measure,
  who.edition,
  any_value(seen.day) as day,
  string_agg(
    who.test || ' ' || coalesce(rtrim(rtrim(cast(lowest.value as varchar), '0'), '.'), 'none'),
    ', ' order by who.test desc
  ) as said,
  case any_value(who.side)
    when 'above' then bool_or(lowest.value is null or lowest.value > who.bound)
    else bool_and(coalesce(lowest.value < who.bound, false))
  end as counts,
  who.row_no
from who
left join seen
  on seen.month = who.month and seen.measure = who.measure and seen.patient = who.patient
left join lowest
  on lowest.patient = who.patient and lowest.test = who.test and lowest.day = seen.day
group by all
