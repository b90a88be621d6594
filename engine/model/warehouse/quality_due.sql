-- Who is to be measured by which measure
-- Grain: one patient, one measure and its year, with the day from which the patient belongs to it, the day
--        from which a reason leaves the patient out whatever was done (`excluded_from`), and the day from which
--        one does so where nothing was (`excepted_from`). A measure of which the exports tell no test at all
--        is not told.
with
told as (
  select distinct rule.measure
  from quality_rule rule
  join (select distinct what from quality_fact) fact using (what)
  where rule.part = 'counts'
),
population as (
  select
    person.*,
    measure.measure,
    measure.edition,
    measure.title,
    measure.better,
    case when measure.visits = 2 then person.second_visit else person.first_visit end as visited,
    measure.condition,
    measure.side,
    measure.bound,
    person.begins + to_months(measure.by_months) as by_day,
    coalesce(person.begins - to_months(measure.back_months), date '0001-01-01') as from_day
  from quality_person person
  join quality_measure measure
    on
      measure.year = person.year
      and (measure.sex is null or measure.sex = person.sex)
      and (case measure.age_at when 'start' then person.age_at_start else person.age_at_end end)
        between measure.age_from and measure.age_to
  join told using (measure)
),
belongs as (
  select *, visited as since
  from population
  where visited is not null and coalesce(listed, 'none') = 'none' and condition is null
  union all
  select *, visited
  from population
  where listed = condition
  union all
  select population.*, min(greatest(population.visited, fact.day))
  from population
  join quality_fact fact
    on
      population.listed is null
      and fact.patient = population.patient
      and fact.what = population.condition
      and fact.day < population.by_day
      and fact.until >= population.from_day
      and (case population.side when 'at_least' then fact.value >= population.bound else true end)
  where population.visited is not null
  group by all
),
due as (
  select
    patient,
    year,
    begins,
    measure,
    any_value(edition) as edition,
    any_value(title) as title,
    any_value(better) as better,
    any_value(age_at_end) as age_at_end,
    any_value(age_at_start) as age_at_start,
    bool_or(excluded) as excluded,
    max(provider) as provider,
    max(location) as location,
    any_value(died) as died,
    min(since) as since,
    any_value(feed) as feed,
    min(row_no) as row_no
  from belongs
  group by all
),
-- the first day in the year on which each clause of a reason holds; where it is of what was known before a
-- visit, the first visit after it was
reason as (
  select
    due.patient,
    due.year,
    due.measure,
    rule.part,
    rule.way,
    rule.what,
    min(
      case
        when rule.pick = 'before_visit' then visit.day
        when fact.day is not null then greatest(fact.day, due.begins)
      end
    ) as day
  from due
  join quality_rule rule
    on
      rule.measure = due.measure
      and rule.part in ('excluded', 'excepted')
      and due.year between rule.from_year and coalesce(rule.to_year, due.year)
      and due.age_at_end between coalesce(rule.age_from, 0) and coalesce(rule.age_to, 200)
  left join quality_fact fact
    on
      fact.patient = due.patient
      and fact.what = rule.what
      and fact.day < due.begins + interval 1 year
      and fact.until >= coalesce(due.begins - to_months(rule.back_months), date '0001-01-01')
      and (rule.pick <> 'began' or fact.day >= due.begins - to_months(rule.back_months))
  left join quality_visit visit
    on
      rule.pick = 'before_visit'
      and visit.patient = due.patient
      and visit.year = due.year
      and visit.day > fact.day
  group by all
),
-- all clauses of one way must hold
way as (
  select patient, year, measure, part, max(day) as day
  from reason
  group by patient, year, measure, part, way
  having count(*) = count(day)
),
left_out as (
  select
    patient,
    year,
    measure,
    min(day) filter (where part = 'excluded') as excluded_from,
    min(day) filter (where part = 'excepted') as excepted_from
  from way
  group by all
)
select
  due.* exclude (excluded),
  least(
    case when due.excluded then due.begins end,
    due.died,
    left_out.excluded_from
  ) as excluded_from,
  left_out.excepted_from
from due
left join left_out using (patient, year, measure)
