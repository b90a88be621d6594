-- Paid by link
-- Id:          TE08
-- Version:     1
-- Means:       the share of patients' payments made by a link in a text or e-mail
-- Formula:     patient payments made by a link ÷ patient payments
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      payments
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of the report; payments counted, not their dollars
-- Source:      field practice
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
where measure = 'pay_links'
