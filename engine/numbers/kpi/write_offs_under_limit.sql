-- Write-offs just under the limit
-- Id:          CO10
-- Version:     1
-- Means:       how many write-offs come to a little less than what would need somebody's approval
-- Formula:     write-offs from 90 % of write_off_limit up to below it ÷ all write-offs
-- Unit:        ratio
-- Better:      lower
-- Row:         one write-off
-- Counts:      write-offs
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       post date; the limit is write_off_limit of practice.json, and without one nothing is told
-- Excludes:    contractual adjustments, sequestration, reversals
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
    when -entry.amount >= policy.write_off_limit * 0.9 and -entry.amount < policy.write_off_limit
    then 1 else 0
  end as numerator,
  1 as denominator,
  1 as n,
  entry.kind || ' ' || coalesce(entry.item_id, '') || ' ' || -entry.amount as fact,
  entry.post_date as fact_date,
  'transaction' as feed,
  entry.row_no as row_no
from entry
cross join policy
where
  policy.write_off_limit > 0
  and entry.amount < 0
  and entry.kind in ('adjustment', 'bad_debt')
  and coalesce(entry.reason_class, 'other') not in ('contractual', 'sequestration')
