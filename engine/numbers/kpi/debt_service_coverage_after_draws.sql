-- Debt service coverage after draws
-- Id:          FI09.after
-- Version:     1
-- Means:       how often the earnings of a year pay its principal and interest, after what the owners took
-- Formula:     (EBITDA − owner draws) of twelve months ÷ principal and interest paid in them
-- Unit:        number
-- Better:      higher
-- Per:         debt service
-- Row:         one line of revenue, cost or debt service or a draw
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       ledger date; principal is what the books took off loans, interest what they booked as such; taxes on income and capital spending are not taken off
-- Excludes:    new loans, repayment of a line of credit
-- Source:      lenders differ: the policy is in the name and printed here
-- Needs:       ledger, account
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case
    when line = 'interest' or line = 'loans' then 0
    else -amount
  end as numerator,
  case when line in ('interest', 'loans') then amount else 0 end as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where
  kind = 'revenue'
  or (kind = 'expense' and line <> 'depreciation')
  or (line = 'loans' and amount > 0)
  or (line = 'owner_draws')
