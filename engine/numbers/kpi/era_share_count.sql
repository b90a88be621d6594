-- Electronic remittances, by count
-- Id:          TE01.count
-- Version:     1
-- Means:       the share of payments from insurers that came with an electronic remittance
-- Formula:     receipts of insurance payments that are the trace of an 835 ÷ receipts of insurance payments
-- Unit:        ratio
-- Better:      higher
-- Row:         one receipt of insurance payments
-- Counts:      receipts
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       first post date of the receipt; the payer is the one most of its money is of; without a number, what a payer paid on one day is one receipt
-- Excludes:    receipts of nothing
-- Source:      CAQH Index, adoption of electronic remittance advice
-- Needs:       transaction, remittance
with
paid as (
  select
    coalesce('receipt ' || receipt, coalesce(payer, 'Unassigned') || ' on ' || post_date) as receipt_id,
    receipt,
    coalesce(primary_payer, payer, 'Unassigned') as payer,
    -sum(amount) as amount,
    min(post_date) as post_date,
    min(row_no) as row_no
  from transaction_row
  where kind = 'payment' and party is distinct from 'patient'
  group by all
),
received as (
  select
    receipt_id,
    receipt,
    any_value(payer order by amount desc, payer) as payer,
    min(post_date) as post_date,
    min(row_no) as row_no
  from paid
  group by receipt_id, receipt
  having sum(amount) <> 0
)
select
  cast(date_trunc('month', post_date) as date) as month,
  'Unassigned' as provider,
  payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when exists (select 1 from remittance_row sent where sent.trace = received.receipt) then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  receipt_id as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from received
