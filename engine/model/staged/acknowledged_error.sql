-- Staged acknowledged errors
-- Grain: one segment or element of what was sent that the receiver calls wrong.
insert into staged.acknowledged_error
select
  file_id,
  "set" || '|' || position as source_key,
  ltrim(group_control, '0'),
  ltrim(set_control, '0'),
  segment,
  whole_of(segment_position),
  loop,
  element,
  code,
  cast(null as varchar) as problem,
  'loaded',
  null
from raw
