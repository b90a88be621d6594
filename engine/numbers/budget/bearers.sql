-- Who bears overhead
-- Grain: one named site or provider ($dimension is location or provider) with visits, money or hours
--        from month $first to $last: visits by service month, money posted by patients and payers less
--        refunds, hours paid to physicians and other providers, by the days they were worked.
with
span as (
  select
    cast($first || '-01' as date) as first_day,
    last_day(cast($last || '-01' as date)) as last_day
),
part as (
  select
    case $dimension when 'location' then location else provider end as name,
    visits,
    0 as collected,
    0 as hours
  from visit_month
  join span on visit_month.month between span.first_day and span.last_day
  union all
  select case $dimension when 'location' then location else provider end, 0, cash, 0
  from ar_flow
  join span on ar_flow.month between span.first_day and span.last_day
  where ar_flow.flow in ('payment', 'refund')
  union all
  select
    case $dimension when 'location' then location else coalesce(provider, 'Unassigned') end, 0, 0, hours
  from labour
  join span on labour.month between span.first_day and span.last_day
  where labour.role in ('physician', 'app')
)
select
  name,
  cast(sum(visits) as bigint) as visits,
  cast(sum(collected) as decimal(18, 2)) as collected,
  cast(sum(hours) as decimal(18, 4)) as hours
from part
where name <> 'Unassigned'
group by name
having sum(visits) <> 0 or sum(collected) <> 0 or sum(hours) <> 0
order by name
