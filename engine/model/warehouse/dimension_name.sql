-- Names of the dimensions
-- Grain: one payer, provider or location that the data name, with how much there is of it.
with
named as (
  select 'payer' as dimension, payer as name, sum(entries) as entries from ar_flow group by payer
  union all
  select 'payer', primary_payer, sum(entries) from ar_flow group by primary_payer
  union all
  select 'provider', provider, sum(entries) from ar_flow group by provider
  union all
  select 'provider', provider, sum(kept) from appointment_slot group by provider
  union all
  select 'location', location, sum(entries) from ar_flow group by location
  union all
  select 'location', location, sum(kept) from appointment_slot group by location
)
select dimension, name, cast(sum(entries) as bigint) as entries
from named
group by dimension, name
