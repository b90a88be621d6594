-- Payer mix
-- Id:          RC25
-- Version:     1
-- Means:       which class of payer our charges go to
-- Formula:     gross charges of the class ÷ all gross charges
-- Unit:        ratio
-- Better:      neither
-- Row:         one charge
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    financial class of the primary payer
-- Basis:       gross charges by post date
-- Source:      MGMA A/R, collections and payer mix
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  payer_class as category,
  '' as category_group,
  amount as numerator,
  amount as denominator,
  1 as n,
  kind || ' ' || coalesce(charge_id, claim_id, '') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow = 'charge'
