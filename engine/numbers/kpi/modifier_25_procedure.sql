-- Modifier 25 beside a procedure
-- Id:          CO05.procedure
-- Version:     1
-- Means:       of office visits on whose day the provider also did a procedure, the share billed with modifier 25
-- Formula:     evaluation and management lines with modifier 25 ÷ evaluation and management lines, both with a procedure of the same patient, provider and day
-- Unit:        ratio
-- Better:      neither
-- Row:         one evaluation and management line with a procedure beside it, voids negative
-- Counts:      visits
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       service date; a procedure is a code from 10004 to 69990 that stands, blood drawn left out
-- Excludes:    lines without a patient
-- Source:      CMS, NCCI policy manual chapter I, on visits on the day of a minor procedure; to be compared between peers of one specialty
-- Needs:       transaction
with
procedure_done as (
  select entry.patient, entry.provider, entry.service_date
  from entry
  left join ancillary_code on entry.code between ancillary_code.first and ancillary_code.last
  where
    entry.flow = 'charge'
    and regexp_full_match(entry.code, '[0-9]{5}')
    and entry.code between '10004' and '69990'
    and ancillary_code.first is null
  group by all
  having sum(entry.amount) > 0
)
select
  entry.service_month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case
    when not list_contains(regexp_split_to_array(coalesce(entry.modifiers, ''), '[^0-9A-Z]+'), '25') then 0
    when entry.amount < 0 then -1
    else 1
  end as numerator,
  case when entry.amount < 0 then -1 else 1 end as denominator,
  1 as n,
  entry.kind || ' ' || entry.code || coalesce(' ' || entry.modifiers, '') as fact,
  entry.service_date as fact_date,
  'transaction' as feed,
  entry.row_no
from entry
join em_code em on em.code = entry.code
join procedure_done
  on procedure_done.patient = entry.patient
  and procedure_done.provider = entry.provider
  and procedure_done.service_date = entry.service_date
where entry.flow = 'charge'
