-- Denials overturned, dollars
-- Id:          RC18.dollars
-- Version:     1
-- Means:       of the billed dollars of claims first denied in a month and settled since, the share on claims that were paid after all
-- Formula:     charges of initially denied root claims paid more later ÷ charges of initially denied root claims that are settled
-- Unit:        ratio
-- Better:      higher
-- Per:         dollars
-- Row:         one claim denied at first and settled
-- Semantic:    cohort
-- Numerator:   in period
-- Denominator: in period
-- Mature:      {collection_mature_months} months after the denial
-- Basis:       remittance date of the denial; gross charges of the whole claim on both sides, not what was paid on it
-- Excludes:    denials on which insurers still owe
-- Source:      HFMA Claim Integrity Task Force 2021, percentage of initial denials overturned, by charges
-- Needs:       transaction, remitted_claim
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when overturned_on is not null then charge else 0 end as numerator,
  charge as denominator,
  1 as n,
  'claim ' || claim_id || ' denied ' || coalesce(reason, '') as fact,
  denied_on as fact_date,
  'remitted_claim' as feed,
  row_no
from denied_claim
where is_settled
