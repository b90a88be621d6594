-- Screened for exclusion
-- Id:          CO07
-- Version:     1
-- Means:       the share of people who work here that could be held against the exclusion list
-- Formula:     people with an NPI or a name in staff.csv ÷ people who work here
-- Unit:        ratio
-- Better:      higher
-- Per:         people who work here
-- Row:         one person who works here
-- Counts:      people
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       the months in which a list was imported, on the day of the last of them; a match is a finding, to be looked at by a person
-- Absent:      n/a: no exclusion list was brought in in the month
-- Source:      OIG special advisory bulletin 2013, monthly screening
-- Needs:       staff, exclusion
with
list as (
  select
    cast(date_trunc('month', file.known_at) as date) as month,
    cast(max(file.known_at) as date) as day
  from staged.file file
  where file.file_id in (select file_id from staged.segment where feed = 'exclusion')
  group by 1
)
select
  list.month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(staff.location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when staff.npi is not null or staff.person is not null then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'employee ' || staff.source_key || case
    when staff.npi is not null then ' by NPI'
    when staff.person is not null then ' by name'
    else ' not screened: neither NPI nor name'
  end as fact,
  list.day as fact_date,
  'staff' as feed,
  staff.row_no
from staff_row staff
join list
  on
    coalesce(staff.start_date, list.day) <= list.day
    and coalesce(staff.end_date, list.day) >= list.day
