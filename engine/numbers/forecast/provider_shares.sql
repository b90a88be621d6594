-- Providers' shares
-- Grain: one provider, with the share of the charges of the last three months of charges that are theirs, 0-1
with newest as (
  select max(month) as month
  from entry
  where flow = 'charge'
),

charged as (
  select
    entry.provider,
    sum(entry.amount) as amount
  from entry
  cross join newest
  where entry.flow = 'charge'
    and entry.month > newest.month - interval 3 month
  group by entry.provider
)

select
  provider,
  cast(amount as double) / nullif(cast(sum(amount) over () as double), 0) as share
from charged
order by provider
