-- Patient A/R owed over 90 days
-- Id:          RC33.owed
-- Version:     1
-- Means:       the share of what patients owe that they have owed for more than 90 days
-- Formula:     open debit balances of patients that became theirs over 90 days ago ÷ all open debit balances of patients
-- Unit:        ratio
-- Better:      lower
-- Row:         one open item of a patient
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       the day the ledger first made it the patient's: the transfer's post date, or the charge's where it was theirs at once; by service date (RC33.90) the share is higher
-- Source:      field practice; billing systems that age from the day of responsibility
-- Needs:       transaction
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  case when patient_over_90 then balance else 0 end as numerator,
  balance as denominator,
  items as n,
  'open item ' || item_id as fact,
  owed_since as fact_date,
  'transaction' as feed,
  row_no
from open_item
where state = 'open' and party = 'patient'
