-- Overpayments to return
-- Id:          CO03
-- Version:     1
-- Means:       what federal payers have paid too much and must be given back
-- Formula:     Σ open items of federal payers below zero, shown positive, by days left of sixty
-- Unit:        money
-- Better:      lower
-- Row:         one open item of Medicare, Medicaid, TRICARE or CHAMPVA below zero
-- Semantic:    stock
-- Combine:     sum
-- Numerator:   at end
-- Category:    days left
-- Basis:       sixty days from the posting that made the credit, judged on the month's last day; when an overpayment was identified, and whether an investigation suspends the clock, is a question for counsel
-- Excludes:    money of payers that are not federal, which RC28 counts too
-- Source:      42 CFR 401.305 as of 1 January 2025
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  case
    when due < month_end then 'past the sixty days'
    when due <= month_end + 14 then '0-14 days left'
    else '15-60 days left'
  end as category,
  '' as category_group,
  -balance as numerator,
  0 as denominator,
  1 as n,
  'open item ' || item_id || ' since ' || since || ', to be returned by ' || due as fact,
  since as fact_date,
  'transaction' as feed,
  row_no
from federal_credit_month
