-- Completed rows
-- Grain: one transaction row that does not say its payer, provider or place, with what its charge
--        says, or else its claim. The few rows that need this are looked up once, not at every sum.
with
partial as (
  select * from transaction_row
  where primary_payer is null or provider is null or location is null
),
charge as (
  select
    charge_id,
    any_value(coalesce(primary_payer, payer) order by amount desc, primary_payer, payer) as payer,
    any_value(provider order by amount desc, provider) as provider,
    any_value(location order by amount desc, location) as location
  from transaction_row
  where kind = 'charge' and charge_id in (select charge_id from partial)
  group by charge_id
),
claim as (
  select
    claim_row.source_key as claim_id,
    any_value(payer_row.payer) as payer,
    any_value(claim_row.provider) as provider,
    any_value(claim_row.location) as location
  from claim_row
  left join payer_row on payer_row.source_key = claim_row.payer_id
  where claim_row.source_key in (select claim_id from partial)
  group by claim_row.source_key
)
select
  partial.* replace (
    coalesce(
      partial.primary_payer,
      charge.payer,
      claim.payer,
      case when partial.kind = 'charge' then partial.payer end
    ) as primary_payer,
    coalesce(partial.provider, charge.provider, claim.provider) as provider,
    coalesce(partial.location, charge.location, claim.location) as location
  )
from partial
left join charge on charge.charge_id = partial.charge_id
left join claim on claim.claim_id = partial.claim_id
