-- Patient share of A/R
-- Id:          RC33
-- Version:     1
-- Means:       how much of what is owed to us is owed by patients
-- Formula:     open debit balances of patients ÷ all open debit balances
-- Unit:        ratio
-- Better:      lower
-- Row:         one open item
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       by who owes now; credits and unapplied money left out
-- Source:      field practice
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when party = 'patient' then balance else 0 end as numerator,
  balance as denominator,
  items as n,
  'open item ' || item_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'open'
