-- Denied lines
-- Id:          RC16
-- Version:     1
-- Means:       the share of service lines that a payer answered and paid nothing for
-- Formula:     lines denied ÷ lines answered
-- Unit:        ratio
-- Better:      lower
-- Per:         lines
-- Row:         one service line of a remittance
-- Counts:      service lines
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       remittance date
-- Excludes:    reversals; contractual reductions and the share of the patient are no denials
-- Source:      HFMA Claim Integrity Task Force 2021 calls the line the best level
-- Needs:       remitted_claim
with
denied as (
  select distinct remittance, claim_position, line_position from denied_line where line_position is not null
)
select
  cast(date_trunc('month', remittance.paid_on) as date) as month,
  coalesce(submitted.provider, 'Unassigned') as provider,
  coalesce(submitted.payer, remittance.payer, 'Unassigned') as payer,
  coalesce(submitted.location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when denied.line_position is null then 0 else 1 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim.claim_id || ' ' || coalesce(line.code, '') as fact,
  remittance.paid_on as fact_date,
  'remitted_line' as feed,
  line.row_no
from remitted_line_row line
join remittance_row remittance on remittance.source_key = line.remittance
join remitted_claim_row claim
  on claim.remittance = line.remittance and claim.position = line.claim_position
left join denied
  on
    denied.remittance = line.remittance
    and denied.claim_position = line.claim_position
    and denied.line_position = line.position
left join claim_submitted submitted on submitted.claim_id = claim.claim_id
where claim.status <> '22'
