-- Notes not signed
-- Id:          CO02.unsigned
-- Version:     1
-- Means:       visits whose note nobody has signed, days later; a visit without a signed note should not be billed
-- Formula:     visits completed more than {sign_within_days} days ago of which the note is not signed
-- Unit:        count
-- Better:      lower
-- Row:         one visit at the month end
-- Counts:      visits
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    days since the visit
-- Basis:       appointment date; the moment a note was signed, or a visit closed, as the schedule tells it
-- Excludes:    visits before the first that the schedule tells to be signed
-- Absent:      n/a: the schedule tells of no note that is signed, or none waits
-- Source:      field practice: notes signed within 72 hours
-- Needs:       appointment
select
  month.month as month,
  coalesce(visit.provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  coalesce(visit.location, 'Unassigned') as location,
  case
    when month.month_end - cast(visit.start as date) <= 14 then '0-14'
    when month.month_end - cast(visit.start as date) <= 30 then '15-30'
    else '>30'
  end as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  'appointment ' || visit.source_key || coalesce(', signed on ' || cast(visit.signed as date), '') as fact,
  cast(visit.start as date) as fact_date,
  'appointment' as feed,
  visit.row_no as row_no
from appointment_row visit
cross join policy
join month
  on
    cast(visit.start as date) < month.month_end - policy.sign_within_days
    and coalesce(cast(visit.signed as date), date '9999-12-31') > month.month_end
where
  visit.status = 'completed'
  and cast(visit.start as date) >= (
    select min(cast(start as date)) from appointment_row where signed is not null
  )
