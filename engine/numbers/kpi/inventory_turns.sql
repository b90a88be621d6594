-- Inventory turns
-- Id:          SU06
-- Version:     1
-- Means:       how often the stock is used up and bought again in a year
-- Formula:     cost of supplies, drugs and vaccines of twelve months ÷ average value of the stock held in them
-- Unit:        number
-- Better:      higher
-- Per:         average stock
-- Row:         one lot held at the end of a month, counted for its days, or one expense line
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months, per day
-- Basis:       ledger date, when bought; a month without a count holds what was counted last; from the first count on
-- Excludes:    items without a cost
-- Source:      Horngren, Cost Accounting: cost of goods sold ÷ average inventory; here cost as the books have it
-- Needs:       inventory, ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  value * days as denominator,
  1 as n,
  what || ' for ' || days || ' days' as fact,
  counted as fact_date,
  'inventory' as feed,
  row_no
from stock_held
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where
  line in ('medical_supplies', 'drugs_vaccines')
  and month >= (select min(month) from stock_held)
