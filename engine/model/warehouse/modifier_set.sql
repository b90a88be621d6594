-- Modifier sets
-- Grain: one combination of modifiers as charges carry it, with its factor on work RVUs.
with
used as (
  select distinct modifiers
  from transaction_row
  where modifiers is not null
),
part as (
  select modifiers, unnest(string_split_regex(modifiers, '[ ,;:/]+')) as modifier
  from used
)
select
  part.modifiers,
  cast(round(product(coalesce(modifier_factor.factor, 1)), 3) as decimal(9, 3)) as factor
from part
left join modifier_factor on modifier_factor.modifier = part.modifier
group by part.modifiers
