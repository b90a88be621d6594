-- Days to fill a position
-- Id:          PE07.days
-- Version:     1
-- Means:       how long a position stands open until somebody is found
-- Formula:     median of the days from opened to filled
-- Unit:        days
-- Better:      lower
-- Row:         one position filled in the month
-- Semantic:    flow
-- Combine:     median
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day the position was filled
-- Excludes:    positions still open, and those withdrawn
-- Source:      ANSI/SHRM 06001.2012, time to fill
-- Needs:       opening
select
  cast(date_trunc('month', filled) as date) as month,
  'Unassigned' as provider,
  'Unassigned' as payer,
  coalesce(location, 'Unassigned') as location,
  cast(date_diff('day', opened, filled) as varchar) as category,
  '' as category_group,
  date_diff('day', opened, filled) as numerator,
  1 as denominator,
  1 as n,
  'position ' || position || ', ' || role as fact,
  filled as fact_date,
  'opening' as feed,
  row_no
from opening_row
where filled is not null
