-- Kinds of payers
-- Grain: one payer that anything is charged to or owed by, and what kind it is, by its class and its name.
with
named as (
  select payer, lower(min(payer_class) || ' ' || payer) as words
  from (
    select primary_payer as payer, payer_class from entry
    union all
    select payer, payer_class from entry where party <> 'patient'
  )
  group by payer
)
select
  payer,
  case
    when payer = 'Unassigned' then 'unknown'
    when regexp_matches(words, '\b(medicaid|medi-cal)\b') then 'medicaid'
    when regexp_matches(words, '\badvantage\b') then 'medicare advantage'
    when regexp_matches(words, '\bmedicare\b') then 'medicare'
    when regexp_matches(words, '\b(tricare|champva|va)\b') then 'other government'
    when regexp_matches(words, '\b(workers|work|auto)\b') then 'work or accident'
    when regexp_matches(words, '\b(self|patients?)\b') then 'patient'
    else 'commercial'
  end as kind
from named
