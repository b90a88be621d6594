-- Staged acknowledgements
-- Grain: one transaction set that was sent (IK5 of a 999), or the group it stood in (AK9): A, E and P
--        were taken, wholly, with errors or in part; anything else was turned away.
insert into staged.acknowledgement
select
  file_id,
  "set" || '|' || position as source_key,
  level,
  ltrim(group_control, '0'),
  set_kind,
  ltrim(set_control, '0'),
  outcome as said,
  said in ('A', 'E', 'P'),
  day_of(answered_on, $days, $zone),
  errors,
  whole_of(included),
  whole_of(received),
  whole_of(accepted),
  must_be(said, 'outcome') as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
