-- Staged credentials
-- Grain: one credential of one person, as one list has it; the newest list that has it counts.
insert into staged.credential
with
parsed as (
  select
    raw.*,
    meaning_of(raw.kind, $kind_words, $kind_meanings) as what,
    day_of(raw.issued, $days, $zone) as issued_on,
    day_of(raw.expires, $days, $zone) as expires_on
  from raw
)
select
  file_id,
  concat_ws('|', file_id, employee_id, what, parsed.state, expires_on) as source_key,
  employee_id,
  what,
  parsed.state as region,
  issued_on,
  expires_on,
  coalesce(
    must_be(employee_id, 'employee_id'),
    must_be_known(kind, what, 'kind'),
    may_be_day(issued, issued_on, 'issued'),
    must_be_day(expires, expires_on, 'expires')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
