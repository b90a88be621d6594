-- Level 4 and 5 visits
-- Id:          CO04
-- Version:     1
-- Means:       how many of the visits of established patients are billed at the two highest levels
-- Formula:     level 4 and 5 visits of established patients ÷ visits of established patients
-- Unit:        ratio
-- Better:      neither
-- Row:         one evaluation and management line, voids negative
-- Counts:      visits
-- Enough:      100 to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       service date; a share far from that of others asks for a look at notes, whether above or below
-- Source:      AAFP FPM; no payer publishes the share from which it audits
-- Needs:       transaction
select
  entry.service_month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case when em.level < 4 then 0 when entry.amount < 0 then -1 else 1 end as numerator,
  case when entry.amount < 0 then -1 else 1 end as denominator,
  1 as n,
  entry.kind || ' ' || entry.code as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no as row_no
from entry
join em_code em on em.code = entry.code
where entry.flow = 'charge' and em.family = 'established patient'
