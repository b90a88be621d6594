-- Screened for exclusion
-- Id:          CO07
-- Version:     1
-- Means:       the share of people who work here that could be held against the exclusion list
-- Formula:     people with an NPI or a name in staff.csv ÷ people who work here
-- Unit:        ratio
-- Better:      higher
-- Row:         one person who works here
-- Counts:      people
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       month in which the newest list was imported; a match is a finding, to be looked at by a person
-- Source:      OIG special advisory bulletin 2013, monthly screening
-- Benchmark:   all, every month
-- Needs:       staff, exclusion
select
  cast(date_trunc('month', list.known_at) as date) as month,
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
  cast(list.known_at as date) as fact_date,
  'staff' as feed,
  staff.row_no as row_no
from staff_row staff
cross join (select max(known_at) as known_at from exclusion_list) list
cross join today
where
  coalesce(staff.start_date, today.day) <= today.day
  and coalesce(staff.end_date, today.day) >= today.day
