-- Payer mix, encounters
-- Id:          RC25.encounters
-- Version:     1
-- Means:       which class of payer our visits are of
-- Formula:     encounters of the class ÷ all encounters
-- Unit:        ratio
-- Better:      neither
-- Row:         one encounter
-- Counts:      encounters
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Combine:     share
-- Category:    financial class of the primary payer
-- Basis:       encounters by service date, each of the payer of its largest charge
-- Source:      MGMA A/R, collections and payer mix
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  payer_class as category,
  '' as category_group,
  1 as numerator,
  1 as denominator,
  1 as n,
  'encounter with ' || provider as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from encounter
