-- Posted into an earlier month
-- Id:          CO08
-- Version:     1
-- Means:       how much of what was entered counts in a month that had ended
-- Formula:     Σ amounts posted to a month before the one they were entered in ÷ Σ amounts entered
-- Unit:        ratio
-- Better:      lower
-- Row:         one ledger entry
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       entry date; amounts without their sign
-- Excludes:    balances brought forward
-- Source:      day-sheet articulation test of auditors
-- Needs:       transaction
select
  cast(date_trunc('month', entry_date) as date) as month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when date_trunc('month', post_date) < date_trunc('month', entry_date) then abs(amount) else 0 end as numerator,
  abs(amount) as denominator,
  1 as n,
  kind || ' posted ' || post_date || ', entered ' || entry_date as fact,
  entry_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow <> 'balance_forward' and entry_date is not null
