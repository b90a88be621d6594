-- Payment lag, all claims
-- Id:          RC23.all
-- Version:     1
-- Means:       days after which half of the claims sent in a month are paid, those still open counted with the days they have waited
-- Formula:     Kaplan-Meier median of the days from first bill to first insurance payment; unpaid claims are censored at the last posting
-- Unit:        days
-- Better:      lower
-- Row:         one claim first billed in the month
-- Semantic:    flow
-- Combine:     survival median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       first bill date; not defined until half of the claims are paid
-- Excludes:    what a patient without insurance is billed
-- Source:      Kaplan and Meier 1958, product limit
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  cast(date_diff('day', submitted_on, coalesce(paid_on, known_until)) as varchar) as category,
  '' as category_group,
  case when paid_on is null then 0 else 1 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || case when paid_on is null then ' not paid after ' else ' paid after ' end || date_diff('day', submitted_on, coalesce(paid_on, known_until)) || ' days' as fact,
  submitted_on as fact_date,
  'transaction' as feed,
  row_no
from claim_paid
where submitted_on <= known_until
