-- Current ratio
-- Id:          FI07
-- Version:     1
-- Means:       how often what is due within a year is covered by what can be had within a year
-- Formula:     current assets ÷ current liabilities
-- Unit:        number
-- Better:      higher
-- Row:         one account of the balance sheet
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       the last balance sheet of the month, on its basis; books on the cash basis hold no A/R
-- Source:      field practice
-- Benchmark:   1.2-2 is usual
-- Needs:       ledger_balance
with
last_sheet as (
  select date_trunc('month', as_of) as month, max(as_of) as as_of from ledger_balance_row group by 1
)
select
  cast(sheet.month as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  case when section in ('bank', 'receivable', 'current_asset') then amount else 0 end as numerator,
  case when section in ('current_liability', 'payable', 'credit_card') then -amount else 0 end as denominator,
  1 as n,
  'balance of ' || account as fact,
  balance.as_of as fact_date,
  'ledger_balance' as feed,
  balance.row_no
from ledger_balance_row balance
join last_sheet sheet on sheet.as_of = balance.as_of
where
  section in (
    'bank', 'receivable', 'current_asset', 'current_liability', 'payable', 'credit_card'
  )
