-- Cash forecast bias
-- Id:          FI11.bias
-- Version:     1
-- Means:       whether past forecasts of receipts were too high or too low on the whole
-- Formula:     Σ (receipts foreseen − receipts that came) ÷ Σ receipts that came
-- Unit:        ratio
-- Better:      neither
-- Row:         one week of one past forecast
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Category:    weeks ahead
-- Basis:       weeks that end in the month, forecast 1 to 13 weeks ahead by the method in use now, each with what was known then; told of the newest state alone
-- Excludes:    weeks that are not over
-- Source:      weighted absolute percentage error; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.8
-- Needs:       transaction
-- After:       forecast
select
  cast(date_trunc('month', week_end) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  lpad(cast(ahead as varchar), 2, '0') as category,
  '' as category_group,
  foreseen - came as numerator,
  came as denominator,
  1 as n,
  'forecast of ' || origin || ', week ' || ahead || ': ' || foreseen || ' foreseen, ' || came || ' came' as fact,
  week_end as fact_date,
  'transaction' as feed,
  null::bigint as row_no
from forecast_week
