-- Exports of charges that are only a part
-- Severity: information
-- Needs:    charge_snapshot
-- Fix:      nothing, if it was meant; charges that someone deletes are only noticed when an export has all of them
select distinct
  file.name || ' has ' || (expected - missing) || ' of ' || expected
    || ' charges of its months and places that earlier exports had' as message,
  null as amount,
  cast(null as varchar) as feed,
  cast(null as bigint) as row_no,
  file.file_id
from snapshot_expected
join staged.file file using (file_id)
where is_of_changes and missing > 0 or missing * 2 > expected
