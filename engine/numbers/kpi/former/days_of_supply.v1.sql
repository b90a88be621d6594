-- Days of supply
-- Id:          SU04
-- Version:     1
-- Replaced:    2026-11-30: where the data begin within the three months, days without data were counted and the figure was too high; it now waits for three months
-- Means:       how many days the stock on hand lasts at the pace of the last three months
-- Formula:     value of the stock ÷ average cost of supplies, drugs and vaccines per day of the last three months
-- Unit:        days
-- Better:      neither
-- Row:         one lot counted, or one expense line of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing 3 months, per day
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       last count of the month; ledger date
-- Excludes:    items without a cost
-- Source:      our own
-- Needs:       inventory, ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  value as numerator,
  0 as denominator,
  1 as n,
  what as fact,
  counted as fact_date,
  'inventory' as feed,
  row_no
from stock_month
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  0 as numerator,
  amount as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where line in ('medical_supplies', 'drugs_vaccines')
