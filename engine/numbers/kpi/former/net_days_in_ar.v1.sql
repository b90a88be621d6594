-- Net days in A/R
-- Id:          RC03
-- Version:     1
-- Replaced:    2026-11-30: where the data begin within the three months, days without data were counted and the figure was too high; it now waits for three months
-- Means:       how many days of net revenue stand in accounts receivable, by the books
-- Formula:     A/R of the balance sheet ÷ average net patient revenue per day of the last three months
-- Unit:        days
-- Better:      lower
-- Per:         net patient revenue
-- Row:         one A/R account of the balance sheet, or one revenue line of the window
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: trailing 3 months, per day
-- Early:       told; days and months before the data begin count as if nothing happened in them
-- Basis:       balance sheet of the month and books on the accrual basis; books on the cash basis have no A/R, and no such figure
-- Source:      HFMA MAP, net days in A/R
-- Needs:       ledger_balance, ledger, account
with
last_sheet as (
  select
    cast(date_trunc('month', as_of) as date) as month,
    arg_max(as_of, (as_of, coalesce(basis, ''))) as as_of,
    arg_max(coalesce(basis, ''), (as_of, coalesce(basis, ''))) as basis
  from ledger_balance_row
  where section = 'receivable'
  group by 1
)
select
  last_sheet.month as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  sheet.amount as numerator,
  0 as denominator,
  1 as n,
  sheet.account as fact,
  sheet.as_of as fact_date,
  'ledger_balance' as feed,
  sheet.row_no as row_no
from ledger_balance_row sheet
join last_sheet
  on last_sheet.as_of = sheet.as_of and last_sheet.basis = coalesce(sheet.basis, '')
where sheet.section = 'receivable'
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  0 as numerator,
  -amount as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where line = 'patient_revenue'
