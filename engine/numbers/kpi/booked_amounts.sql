-- Booked amounts
-- Id:          FI14
-- Version:     1
-- Means:       what was booked on each statement line
-- Formula:     revenue: credits − debits; expense and owner draws: debits − credits; what was paid off and drawn of loans, and what was bought of fixed assets, each by itself
-- Unit:        money
-- Better:      neither
-- Row:         one general-ledger line
-- Semantic:    flow
-- Numerator:   in period
-- Combine:     sum
-- Category:    statement line
-- Basis:       as the books are kept, by ledger date; above zero on the side its line is named for
-- Source:      the amounts that covenants are made of, as lenders' agreements name them
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  statement_line.title || case
    when line = 'loans' and amount > 0 then ', paid off'
    when line = 'loans' then ', drawn'
    when line = 'fixed_assets' then ', bought'
    else ''
  end as category,
  '' as category_group,
  case when ledger_line.kind = 'revenue' or (line = 'loans' and amount < 0) then -amount else amount end
    as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
join statement_line using (line)
where
  ledger_line.kind in ('revenue', 'expense')
  or line in ('loans', 'owner_draws')
  or (line = 'fixed_assets' and amount > 0)
