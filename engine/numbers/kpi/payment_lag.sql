-- Payment lag
-- Id:          RC23
-- Version:     1
-- Means:       days that an insurer takes to pay, of the claims it paid
-- Formula:     median of the days from first bill to first insurance payment, by claim
-- Unit:        days
-- Better:      lower
-- Row:         one claim first paid in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date of the payment
-- Excludes:    claims not paid yet: see Payment lag, all claims
-- Source:      our own
-- Needs:       transaction
select
  cast(date_trunc('month', paid_on) as date) as month,
  provider,
  payer,
  location,
  cast(date_diff('day', submitted_on, paid_on) as varchar) as category,
  '' as category_group,
  date_diff('day', submitted_on, paid_on) as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || ' first paid' as fact,
  paid_on as fact_date,
  'transaction' as feed,
  row_no
from claim_paid
where paid_on is not null
