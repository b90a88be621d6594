-- New patients
-- Id:          AC08
-- Version:     1
-- Means:       the share of office visits that were of new patients
-- Formula:     visits coded as of a new patient ÷ visits coded as of a new or an established patient
-- Unit:        ratio
-- Better:      neither
-- Row:         one evaluation and management line, voids negative
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       service date; by the code, which means three years and the same specialty of the group
-- Source:      the rule of the codes themselves
-- Needs:       transaction
select
  entry.service_month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case
    when em.family <> 'new patient' then 0
    when entry.amount < 0 then -1
    else 1
  end as numerator,
  case when entry.amount < 0 then -1 else 1 end as denominator,
  1 as n,
  entry.kind || ' ' || entry.code as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join em_code em on em.code = entry.code
where entry.flow = 'charge'
