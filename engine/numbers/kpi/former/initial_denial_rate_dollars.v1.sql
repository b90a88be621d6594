-- Initial denial rate, dollars
-- Id:          RC15
-- Version:     1
-- Replaced:    2026-11-30: where the data begin within the three months before, months without claims were counted and the rate was too high; it now waits for three months
-- Means:       billed dollars of claims denied when first answered, against those of the months they came from
-- Formula:     charges of root claims first answered with a denial in the month ÷ average charges of root claims submitted a month in the three months before
-- Unit:        ratio
-- Better:      lower
-- Per:         dollars
-- Row:         one claim denied, or one claim submitted
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: prior 3 months, average
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       remittance date for denials, first bill date for claims
-- Excludes:    rejections before adjudication, contractual reductions, deductible, coinsurance and copay
-- Source:      HFMA Claim Integrity Task Force 2021, initial denial rate in dollars
-- Needs:       transaction, remitted_claim
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  charge as numerator,
  0 as denominator,
  1 as n,
  'claim ' || claim_id || ' denied ' || coalesce(reason, '') as fact,
  paid_on as fact_date,
  'remitted_claim' as feed,
  row_no
from claim_adjudicated
where denied
union all
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  charge as denominator,
  1 as n,
  'claim ' || claim_id || ' submitted' as fact,
  submitted_on as fact_date,
  'transaction' as feed,
  row_no
from claim_submitted
