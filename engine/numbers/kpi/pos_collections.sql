-- Collected at the visit
-- Id:          RC31
-- Version:     1
-- Means:       the share of what patients pay that is paid at or about the visit
-- Formula:     payments of patients posted within {visit_payment_days} days of the service ÷ all payments of patients
-- Unit:        ratio
-- Better:      higher
-- Row:         one payment of a patient, or its reversal
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       post date against service date
-- Excludes:    refunds; a prepayment counts when it is posted, and not as one of a visit
-- Source:      HFMA MAP, point-of-service cash as a percentage of patient cash
-- Needs:       transaction
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  case when date_diff('day', service_date, post_date) between 0 and policy.visit_payment_days then cash else 0 end as numerator,
  cash as denominator,
  1 as n,
  kind || ' ' || coalesce(item_id, 'unapplied') as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
cross join policy
where flow = 'payment' and party = 'patient'
