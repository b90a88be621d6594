-- Work RVUs per clinical FTE
-- Id:          PR01.cfte
-- Version:     1
-- Means:       work RVUs of a year for each full-time provider, counting only time for patients
-- Formula:     work RVUs of twelve months ÷ average clinical FTE of providers in those months
-- Unit:        wrvu
-- Better:      higher
-- Per:         clinical FTE provider
-- Row:         one charge line, or one provider and month
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months, average
-- Basis:       service date, rendering provider; paid hours by month worked, no person above 1.0, as far as they are for patients by the staff list: all of them where it does not say
-- Excludes:    codes that the fee schedule of their year does not list; months not all of whose days are paid
-- Source:      MGMA, work RVUs per clinical FTE
-- Needs:       transaction, fee, payroll, staff
select
  month,
  provider,
  payer,
  location,
  '' as category,
  '' as category_group,
  work_rvus as numerator,
  0 as denominator,
  1 as n,
  said as fact,
  service_date as fact_date,
  'transaction' as feed,
  row_no
from work_line
where month in (select month from paid_month)
union all
select
  month,
  coalesce(provider, 'Unassigned') as provider,
  'Unassigned' as payer,
  location,
  '' as category,
  '' as category_group,
  0 as numerator,
  clinical_fte as denominator,
  1 as n,
  'employee ' || employee_id as fact,
  month as fact_date,
  'payroll' as feed,
  row_no
from person_month
where role in ('physician', 'app') and month in (select month from paid_month)
