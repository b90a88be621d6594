-- Paid below contract
-- Id:          RC26
-- Version:     1
-- Means:       what payers allowed less than their contracts say
-- Formula:     Σ (contract rate × units − allowed), of lines that differ by more than 1.00 and 1 %
-- Unit:        money
-- Better:      lower
-- Row:         one adjudicated line with a rate
-- Semantic:    flow
-- Combine:     sum
-- Numerator:   in period
-- Category:    procedure code
-- Basis:       remittance date; the last answer of the first payer; what was allowed is AMT*B6, else what was paid and what the patient owes
-- Excludes:    denied lines, secondary payers, lines with a modifier that reduces what is paid, codes without a rate
-- Source:      contracts of the practice, contract-rates.csv
-- Needs:       contract_rate, remittance
select
  month,
  provider,
  payer,
  location,
  code as category,
  '' as category_group,
  case when expected - allowed > greatest(1.00, expected / 100) then expected - allowed else 0 end as numerator,
  0 as denominator,
  1 as n,
  'claim ' || claim_id || ' ' || code || ': ' || allowed || ' of ' || expected as fact,
  paid_on as fact_date,
  'remitted_line' as feed,
  row_no
from contract_line
