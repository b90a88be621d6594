-- Electronic statements
-- Id:          TE07
-- Version:     1
-- Means:       the share of statements to patients that went out without paper
-- Formula:     statements sent by e-mail, text or portal ÷ statements sent
-- Unit:        ratio
-- Better:      higher
-- Row:         one line of a usage report
-- Counts:      statements
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       month of the report
-- Source:      CAQH Index, adoption of electronic transactions
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
where measure = 'e_statements'
