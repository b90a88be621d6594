-- Modifier 59 and its kin
-- Id:          CO05.59
-- Version:     1
-- Means:       the share of services billed as distinct from others of the same day, by modifier 59, XE, XP, XS or XU
-- Formula:     charge lines with one of these modifiers ÷ charge lines that are no office visit
-- Unit:        ratio
-- Better:      neither
-- Row:         one charge line with a procedure code, voids negative
-- Counts:      services
-- Enough:      {enough_to_compare} to compare providers
-- Semantic:    flow
-- Numerator:   trailing 12 months
-- Denominator: trailing 12 months
-- Basis:       service date
-- Excludes:    office visits (99202 to 99215), to which these modifiers do not belong, and lines without a procedure code
-- Source:      CMS, proper use of modifiers 59 and XE, XP, XS, XU; to be compared between peers of one specialty
-- Needs:       transaction
select
  entry.service_month as month,
  entry.provider as provider,
  entry.primary_payer as payer,
  entry.location as location,
  '' as category,
  '' as category_group,
  case
    when not list_has_any(
      regexp_split_to_array(coalesce(entry.modifiers, ''), '[^0-9A-Z]+'),
      ['59', 'XE', 'XP', 'XS', 'XU']
    ) then 0
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
left join em_code em on em.code = entry.code
where entry.flow = 'charge' and entry.code is not null and em.code is null
