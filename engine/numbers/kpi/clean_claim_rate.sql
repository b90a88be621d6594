-- Clean claims
-- Id:          RC11
-- Version:     1
-- Means:       the share of claims that nobody had to touch before they were sent
-- Formula:     claims that no edit stopped and no hand changed before they were first sent ÷ claims entered
-- Unit:        ratio
-- Better:      higher
-- Per:         claims
-- Row:         one claim entered
-- Counts:      claims
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   in period
-- Denominator: in period
-- Basis:       the day the claim was entered; what a clearinghouse or payer then made of it is another figure (RC12, RC13)
-- Excludes:    claims of which it is not told whether an edit stopped them or a hand changed them
-- Source:      HFMA MAP CL-1, clean claim rate
-- Needs:       claim_work
select
  cast(date_trunc('month', entered) as date) as month,
  coalesce(provider, 'Unassigned') as provider,
  coalesce(payer, 'Unassigned') as payer,
  coalesce(location, 'Unassigned') as location,
  '' as category,
  '' as category_group,
  case when coalesce(edits, 0) = 0 and not coalesce(by_hand, false) then 1 else 0 end as numerator,
  1 as denominator,
  1 as n,
  'claim ' || source_key || coalesce(', ' || edits || ' edits', '')
    || case when by_hand then ', changed by hand' else '' end as fact,
  entered as fact_date,
  'claim_work' as feed,
  row_no
from claim_work_row
where edits is not null or by_hand is not null
