-- Current ratio
-- Id:          FI07
-- Version:     1
-- Means:       how often what is due within a year is covered by what can be had within a year
-- Formula:     current assets ÷ current liabilities
-- Unit:        number
-- Better:      higher
-- Per:         current liabilities
-- Row:         one account of the balance sheet
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       the last balance sheet of the month, the one on the accrual basis where there are two; books on the cash basis hold no A/R, so each row names its basis
-- Source:      field practice
-- Needs:       ledger_balance
with
last_sheet as (
  select
    cast(date_trunc('month', as_of) as date) as month,
    max(as_of) as as_of,
    arg_min(coalesce(basis, ''), (-epoch(as_of), coalesce(basis, ''))) as basis
  from ledger_balance_row
  group by 1
)
select
  sheet.month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when section in ('bank', 'receivable', 'current_asset') then amount else 0 end as numerator,
  case when section in ('current_liability', 'payable', 'credit_card') then -amount else 0 end as denominator,
  1 as n,
  concat_ws(', ', 'balance of ' || account, balance.basis || ' basis') as fact,
  balance.as_of as fact_date,
  'ledger_balance' as feed,
  balance.row_no
from ledger_balance_row balance
join last_sheet sheet
  on sheet.as_of = balance.as_of and sheet.basis = coalesce(balance.basis, '')
where
  section in ('bank', 'receivable', 'current_asset', 'current_liability', 'payable', 'credit_card')
