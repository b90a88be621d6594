-- Bill lag
-- Id:          RC22
-- Version:     1
-- Means:       days from posting a charge to the first bill for it, by claim
-- Formula:     Σ days from first posting to first bill ÷ claims billed
-- Unit:        days
-- Better:      lower
-- Per:         claims
-- Row:         one claim first billed in the month
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       first bill date; one claim counts once however many lines it has
-- Excludes:    claims billed before they were posted
-- Source:      HFMA MAP, days from charge to claim
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  date_diff('day', posted_on, submitted_on) as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || ' submitted' as fact,
  submitted_on as fact_date,
  'transaction' as feed,
  row_no
from claim_submitted
where submitted_on >= posted_on
