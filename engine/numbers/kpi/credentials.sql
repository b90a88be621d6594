-- Credentials by days left
-- Id:          CO06
-- Version:     1
-- Means:       licences, registrations and insurance by the days until they run out
-- Formula:     credentials of people who work here, by days left
-- Unit:        count
-- Better:      neither
-- Row:         one credential
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    days left
-- Basis:       the newest list known by the month end, judged on that day; the month under way on the day of the last import
-- Absent:      n/a: no list of credentials was known by the month end
-- Source:      field practice
-- Needs:       credential
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  case
    when expires < day then 'expired'
    when expires <= day + 30 then '0-30'
    when expires <= day + 60 then '31-60'
    when expires <= day + 90 then '61-90'
    else '>90'
  end as category,
  '' as category_group,
  1 as numerator,
  0 as denominator,
  1 as n,
  what || ' until ' || expires as fact,
  expires as fact_date,
  'credential' as feed,
  row_no
from credential_month
