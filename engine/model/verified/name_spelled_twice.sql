-- Names that differ only in how they are written
-- Severity: look_at
-- Fix:      have the systems write one name; until then each has figures of its own
with
spelled as (
  select
    dimension,
    regexp_replace(lower(name), '[^[:alnum:]]', '', 'g') as letters,
    string_agg('"' || name || '"', ' and ' order by name) as names,
    count(*) as spellings
  from dimension_name
  group by all
)
select
  dimension || ' ' || names || ' differ only in how they are written' as message,
  null as amount,
  cast(null as varchar) as feed,
  cast(null as bigint) as row_no
from spelled
where spellings > 1 and letters <> ''
