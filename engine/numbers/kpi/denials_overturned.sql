-- Denials overturned
-- Id:          RC18
-- Version:     1
-- Means:       of the claims first denied in a month and settled since, the share that was paid after all
-- Formula:     initially denied root claims paid more later ÷ initially denied root claims that are settled
-- Unit:        ratio
-- Better:      higher
-- Row:         one claim denied at first and settled
-- Counts:      claims
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      {collection_mature_months} months after the denial
-- Basis:       remittance date of the denial
-- Excludes:    denials on which insurers still owe
-- Source:      HFMA Claim Integrity Task Force 2021, denials overturned
-- Needs:       transaction, remitted_claim
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when overturned_on is not null then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || claim_id || ' denied ' || coalesce(reason, '') as fact,
  denied_on as fact_date,
  'remitted_claim' as feed,
  row_no
from denied_claim
where is_settled
