-- Cost to collect
-- Id:          RC30
-- Version:     1
-- Means:       what it costs to collect a dollar from patients and insurers
-- Formula:     (pay of billing staff + billing services) ÷ patient payments less refunds
-- Unit:        ratio
-- Better:      lower
-- Per:         payments
-- Row:         one payroll row's part in the month, one line of the books, or one payment
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       pay by day worked, books by ledger date, payments by post date; a month counts once all its days are paid
-- Excludes:    agency recoveries; software and rent of the billing office, unless booked as billing services
-- Absent:      n/a: not all days of the month are paid, as far as payroll has come
-- Source:      HFMA MAP, cost to collect
-- Needs:       payroll, staff, ledger, account, transaction
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  cost as numerator,
  0 as denominator,
  1 as n,
  'employee ' || employee_id || ' ' || earning as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from labour
where role = 'billing' and month in (select month from paid_month)
union all
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  'Unassigned' as location,
  '' as category,
  '' as category_group,
  amount as numerator,
  0 as denominator,
  1 as n,
  account || coalesce(' ' || type, '') as fact,
  date as fact_date,
  feed,
  row_no
from ledger_line
where line = 'billing_services' and month in (select month from paid_month)
union all
select
  month,
  provider,
  primary_payer as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  cash as denominator,
  1 as n,
  kind as fact,
  post_date as fact_date,
  'transaction' as feed,
  row_no
from entry
where flow in ('payment', 'refund') and month in (select month from paid_month)
