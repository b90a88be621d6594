-- Clauses of what counts
-- Grain: one patient to be measured by one measure at one month end of its year, and one clause of one way in
--        which its rules may be met. `pick` says how: `any` fact in the window or one that `began` in it, `none`,
--        the `last` day that has a result for each such clause of the way, the `latest` one with or without a
--        result, and of that day the lowest; or one that comes `then`. A test that has to do with a visit is
--        made at most `within_days` before one, and what comes `then` at most `within_days` after that visit;
--        the practice's own list knows no visits, so there it is from the test on.
with
rule as (
  select
    year,
    rule.*,
    count(*) filter (where pick in ('last', 'latest')) over (partition by year, measure, way) as tests
  from quality_rule rule
  join (select distinct measure, year from quality_measure) using (measure)
  where part = 'counts' and year between from_year and coalesce(to_year, year)
),
asked as (
  select
    due.patient,
    due.measure,
    due.feed,
    due.age_at_start - due.year as age_less_year,
    month.month,
    month.month_end,
    rule.way,
    rule.what,
    rule.pick,
    rule.side,
    rule.bound,
    rule.within_days,
    rule.fact_age,
    rule.setting,
    rule.tests,
    due.begins,
    -- a test before the first visit of the year may lie in the year before
    coalesce(
      cast(due.begins - to_months(rule.back_months) as date)
        - (case when rule.pick = 'last' then coalesce(rule.within_days, 0) else 0 end),
      date '0001-01-01'
    ) as from_day
  from quality_due due
  join month on year(month.month) = due.year and month.month_end >= due.since
  join rule on rule.measure = due.measure and rule.year = due.year
  where due.excluded_from is null or due.excluded_from > month.month_end
),
known as (
  select
    asked.month,
    asked.month_end,
    asked.measure,
    asked.patient,
    asked.feed,
    asked.way,
    asked.what,
    asked.pick,
    asked.within_days,
    asked.tests,
    asked.begins,
    fact.day,
    fact.value
  from asked
  join quality_fact fact
    on
      fact.patient = asked.patient
      and fact.what = asked.what
      and fact.day <= asked.month_end
      and fact.until >= asked.from_day
      and (asked.pick <> 'began' or fact.day >= asked.from_day)
      and (asked.setting is null or fact.in_office)
      and (asked.fact_age is null or year(fact.day) + asked.age_less_year >= asked.fact_age)
      and (asked.pick <> 'last' or fact.value is not null)
      and (asked.side is distinct from 'known' or fact.known)
),
-- tests, and the visits within some days after them where they have to do with one
tested as (
  select known.*, visit.day as visited
  from known
  left join quality_visit visit
    on
      visit.patient = known.patient
      and visit.day between greatest(known.day, known.begins) and known.day + known.within_days
      and visit.day <= known.month_end
  where
    known.pick in ('last', 'latest')
    and (known.within_days is null or known.feed = 'quality_patient' or visit.day is not null)
),
day_tested as (
  select month, measure, patient, way, day
  from tested
  group by all
  having count(distinct what) = any_value(tests)
),
latest as (
  select month, measure, patient, way, max(day) as day
  from day_tested
  group by all
),
-- the days from which what comes `then` is counted
seen as (
  select distinct month, measure, patient, way, coalesce(tested.visited, day) as day
  from tested
  join latest using (month, measure, patient, way, day)
),
picked as (
  select known.month, known.measure, known.patient, known.way, known.what, max(known.day) as day, null as lowest
  from known
  where known.pick in ('any', 'began', 'none')
  group by all
  union all
  select tested.month, tested.measure, tested.patient, tested.way, tested.what, max(tested.day), min(tested.value)
  from tested
  join latest using (month, measure, patient, way, day)
  group by all
  union all
  select known.month, known.measure, known.patient, known.way, known.what, max(known.day), null
  from known
  join seen using (month, measure, patient, way)
  where known.pick = 'then' and known.day between seen.day and seen.day + known.within_days
  group by all
)
select
  asked.month,
  asked.measure,
  asked.patient,
  asked.way,
  asked.what,
  asked.pick,
  case
    when asked.pick <> 'none' and (asked.pick <> 'latest' or picked.lowest is not null) then picked.day
  end as day,
  picked.lowest,
  case
    when asked.pick not in ('last', 'latest') then (picked.patient is not null) = (asked.pick <> 'none')
    when asked.side = 'unknown' then picked.patient is not null and picked.lowest is null
    else
      coalesce(
        case asked.side
          when 'above' then picked.lowest > asked.bound
          when 'at_least' then picked.lowest >= asked.bound
          else picked.lowest < asked.bound
        end,
        false
      )
  end as holds
from asked
left join picked using (month, measure, patient, way, what)
