-- Portal activated
-- Id:          TE05
-- Version:     1
-- Means:       the share of patients who have opened their account on the portal
-- Formula:     patients seen in 18 months with an activated account ÷ patients seen in 18 months
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      patients
-- Semantic:    stock
-- Numerator:   at end
-- Denominator: at end
-- Basis:       month of the portal's report, as it stood at the month's end
-- Source:      field practice, after Patients seen in 18 months (PR08)
-- Needs:       usage
select
  month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  done as numerator,
  out_of as denominator,
  1 as n,
  measure || ': ' || done || ' of ' || out_of as fact,
  month as fact_date,
  'usage' as feed,
  row_no
from usage_row
where measure = 'portal_accounts'
