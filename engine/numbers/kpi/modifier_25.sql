-- Modifier 25
-- Id:          CO05
-- Version:     1
-- Means:       the share of office visits billed with modifier 25, a separate service on the same day
-- Formula:     evaluation and management lines with modifier 25 ÷ evaluation and management lines
-- Unit:        ratio
-- Better:      neither
-- Row:         one evaluation and management line, voids negative
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       service date
-- Source:      field practice; to be compared between peers of one specialty
-- Needs:       transaction
select
  entry.service_month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case
    when not list_contains(regexp_split_to_array(coalesce(entry.modifiers, ''), '[^0-9A-Z]+'), '25') then 0
    when entry.amount < 0 then -1
    else 1
  end as numerator,
  case when entry.amount < 0 then -1 else 1 end as denominator,
  1 as n,
  entry.kind || ' ' || entry.code || coalesce(' ' || entry.modifiers, '') as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join em_code em on em.code = entry.code
where entry.flow = 'charge'
