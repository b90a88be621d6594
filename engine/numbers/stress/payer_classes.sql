-- Classes of payers
-- Grain: one payer of the last twelve months of charges, and whether it is Medicaid, or commercial: neither a
--        program of a government, nor the patients', nor what work or an accident is insured by.
with newest as (
  select max(month) as month
  from entry
  where flow = 'charge'
),
named as (
  select
    primary_payer as payer,
    lower(min(payer_class) || ' ' || primary_payer) as words
  from entry
  cross join newest
  where flow = 'charge' and entry.month > newest.month - interval 12 month
  group by primary_payer
)
select
  payer,
  regexp_matches(words, '\b(medicaid|medi-cal)\b') as is_medicaid,
  not regexp_matches(
    words,
    '\b(medicaid|medi-cal|medicare|tricare|champva|va|self|patients?|workers|work|auto|unassigned)\b'
  ) as is_commercial
from named
where payer is not null
order by payer
