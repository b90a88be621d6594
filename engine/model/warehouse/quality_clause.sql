-- Clauses of what counts
-- Grain: one patient to be measured by one measure at one month end of its year, and one clause of one way in
--        which its rules may be met. `pick` says how: `any` fact in the window, `none`, the `last` day with a
--        result of the way's and the lowest of that day, or one that comes `then`, within some days of it.
with
asked as (
  select
    due.patient,
    due.measure,
    due.begins,
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
    coalesce(due.begins - to_months(rule.back_months), date '0001-01-01') as from_day
  from quality_due due
  join month on year(month.month) = due.year and month.month_end >= due.since
  join quality_rule rule
    on
      rule.measure = due.measure
      and rule.part = 'counts'
      and due.year between rule.from_year and coalesce(rule.to_year, due.year)
  where due.excluded_from is null or due.excluded_from > month.month_end
),
known as (
  select
    asked.month,
    asked.measure,
    asked.patient,
    asked.way,
    asked.what,
    asked.pick,
    asked.within_days,
    fact.day,
    fact.value
  from asked
  join quality_fact fact
    on
      fact.patient = asked.patient
      and fact.what = asked.what
      and fact.day <= asked.month_end
      and fact.until >= asked.from_day
      and (asked.setting is null or fact.in_office)
      and (asked.fact_age is null or year(fact.day) + asked.age_less_year >= asked.fact_age)
      and (asked.pick <> 'last' or fact.value is not null)
),
latest as (
  select month, measure, patient, way, max(day) as day
  from known
  where pick = 'last'
  group by all
),
picked as (
  select
    known.month,
    known.measure,
    known.patient,
    known.way,
    known.what,
    max(known.day) as day,
    min(known.value) as lowest
  from known
  left join latest using (month, measure, patient, way)
  where
    case known.pick
      when 'last' then known.day = latest.day
      when 'then' then known.day between latest.day and latest.day + known.within_days
      else true
    end
  group by all
)
select
  asked.month,
  asked.measure,
  asked.patient,
  asked.way,
  asked.what,
  asked.pick,
  picked.day,
  picked.lowest,
  case asked.pick
    when 'last'
    then
      coalesce(
        case asked.side
          when 'above' then picked.lowest > asked.bound
          when 'at_least' then picked.lowest >= asked.bound
          else picked.lowest < asked.bound
        end,
        false
      )
    else (picked.patient is not null) = (asked.pick <> 'none')
  end as holds
from asked
left join picked using (month, measure, patient, way, what)
