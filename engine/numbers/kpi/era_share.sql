-- Electronic remittances
-- Id:          TE01
-- Version:     1
-- Means:       the share of insurance money that came with an electronic remittance
-- Formula:     insurance payments whose receipt is the trace of an 835 ÷ insurance payments
-- Unit:        ratio
-- Better:      higher
-- Row:         one insurance payment
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date; in money
-- Source:      CAQH Index, adoption of electronic remittance advice
-- Needs:       transaction, remittance
select
  cast(date_trunc('month', payment.post_date) as date) as month,
  coalesce(payment.provider, 'Unassigned') as provider,
  coalesce(payment.primary_payer, payment.payer, 'Unassigned') as payer,
  coalesce(payment.location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when exists (select 1 from remittance_row sent where sent.trace = payment.receipt) then -payment.amount else 0 end as numerator,
  -payment.amount as denominator,
  1 as n,
  'payment' || coalesce(' ' || payment.receipt, '') as fact,
  payment.post_date as fact_date,
  'transaction' as feed,
  payment.row_no as row_no
from transaction_row payment
where payment.kind = 'payment' and payment.party is distinct from 'patient'
