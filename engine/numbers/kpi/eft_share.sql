-- Electronic payments
-- Id:          TE02
-- Version:     1
-- Means:       the share of remitted money that came by electronic transfer
-- Formula:     Σ remittances paid by ACH or wire ÷ Σ remittances
-- Unit:        ratio
-- Better:      higher
-- Row:         one remittance
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       payment date of the remittance; in money; the payer is the one most of its claims were billed to
-- Excludes:    remittances of nothing
-- Source:      CAQH Index, adoption of electronic funds transfer
-- Needs:       remittance
with
billed as (
  select claim.remittance, submitted.payer
  from remitted_claim_row claim
  join claim_submitted submitted on submitted.claim_id = claim.claim_id
  group by claim.remittance, submitted.payer
  qualify row_number() over (
    partition by claim.remittance order by count(*) desc, submitted.payer
  ) = 1
)
select
  cast(date_trunc('month', sent.paid_on) as date) as month,
  'Unassigned' as provider,
  coalesce(billed.payer, 'Unassigned') as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when sent.method in ('ACH', 'FWT') then sent.amount else 0 end as numerator,
  sent.amount as denominator,
  1 as n,
  'remittance ' || coalesce(sent.trace, '') || ' ' || coalesce(sent.method, '') as fact,
  sent.paid_on as fact_date,
  'remittance' as feed,
  sent.row_no
from remittance_row sent
left join billed on billed.remittance = sent.source_key
where sent.amount > 0
