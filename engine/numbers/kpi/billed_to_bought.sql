-- Units billed against units bought
-- Id:          SU08
-- Version:     1
-- Means:       whether the units of a drug or vaccine that were billed are those that were bought
-- Formula:     units billed ÷ units bought, by billing code
-- Unit:        ratio
-- Better:      neither
-- Row:         one charge line, voids negative, or one purchase
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Category:    billing code
-- Basis:       service month of charges from the first purchase of the code on; day of purchases
-- Excludes:    what went into stock or out of it, samples and free vaccines
-- Absent:      n/a: no purchase names a billing code
-- Source:      our own; above 1 more is billed than was bought, far below 1 use is not charged
-- Needs:       transaction, purchase
select
  service_month as month,
  provider,
  primary_payer as payer,
  location,
  code as category,
  '' as category_group,
  units as numerator,
  0 as denominator,
  1 as n,
  kind || ' ' || code || coalesce(' ' || charge_id, '') as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from drug_charge
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  code as category,
  '' as category_group,
  0 as numerator,
  units as denominator,
  1 as n,
  item || ' ' || code as fact,
  date as fact_date,
  'purchase' as feed,
  row_no
from purchase_coded
