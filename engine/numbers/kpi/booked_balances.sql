-- Booked balances
-- Id:          FI15
-- Version:     1
-- Means:       what the books hold as cash, and what they owe on loans and lines of credit, account by account
-- Formula:     cash: debits − credits; loans and lines of credit: credits − debits
-- Unit:        money
-- Better:      neither
-- Row:         one account at the end of a month; its line is the last one booked on it
-- Semantic:    stock
-- Numerator:   at end
-- Combine:     sum
-- Category:    account
-- Basis:       ledger date
-- Excludes:    restricted cash
-- Source:      the amounts that covenants are made of, as lenders' agreements name them
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  statement_line.title || ', ' || account as category,
  '' as category_group,
  case when line in ('loans', 'credit_line') then -balance else balance end as numerator,
  0 as denominator,
  1 as n,
  'balance of ' || account as fact,
  cast(month + interval 1 month - interval 1 day as date) as fact_date,
  'ledger' as feed,
  row_no
from account_balance
join statement_line using (line)
where
  line in ('cash', 'undeposited_funds', 'short_term_investments', 'loans', 'credit_line')
  and balance <> 0
