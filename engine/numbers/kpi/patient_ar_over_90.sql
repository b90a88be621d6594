-- Patient A/R over 90 days
-- Id:          RC33.90
-- Version:     1
-- Means:       the share of what patients owe that is older than 90 days
-- Formula:     open debit balances of patients aged over 90 days ÷ all open debit balances of patients
-- Unit:        ratio
-- Better:      lower
-- Row:         one open item of a patient
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       service date; from the day the patient became liable, as some systems age, the share is lower (RC33.owed)
-- Source:      field practice
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when bucket in ('91-120', '>120') then balance else 0 end as numerator,
  balance as denominator,
  items as n,
  'open item ' || item_id as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'open' and party = 'patient'
