-- Refunds just under the limit
-- Id:          CO11
-- Version:     1
-- Means:       how many refunds come to a little less than what would need somebody's approval
-- Formula:     refunds from 90 % of refund_limit up to below it ÷ all refunds
-- Unit:        ratio
-- Better:      lower
-- Row:         one refund
-- Counts:      refunds
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       post date; the limit is refund_limit of practice.json, and without one nothing is told
-- Excludes:    payments taken back by payers
-- Source:      our own, after the test for amounts just below approval limits in forensic accounting (Nigrini 2012)
-- Needs:       transaction
select
  entry.month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case
    when entry.amount >= policy.refund_limit * 0.9 and entry.amount < policy.refund_limit
    then 1 else 0
  end as numerator,
  1 as denominator,
  1 as n,
  'refund ' || coalesce(entry.item_id, '') || ' ' || entry.amount as fact,
  entry.post_date as fact_date,
  'transaction' as feed,
  entry.row_no as row_no
from entry
cross join policy
where policy.refund_limit > 0 and entry.amount > 0 and entry.kind = 'refund'
