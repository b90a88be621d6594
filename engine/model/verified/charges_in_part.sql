-- Exports of charges that are only a part
-- Severity: information
-- Fix:      nothing, if it was meant; charges that someone deletes are only noticed when an export has all of them
with
shown as (
  select
    state.row_no, state.file_id, state.position, state.charge_id, state.as_of_day,
    lead(state.position) over (partition by state.charge_id order by state.position) as next_position
  from snapshot_state state
),
export as (
  select distinct file_id, position, as_of_day from snapshot_state where not is_gone
),
counted as (
  select
    export.file_id,
    export.as_of_day,
    count(*) as known,
    count(*) filter (where shown.next_position = export.position) as found
  from export
  join shown
    on export.position > shown.position
    and export.position <= coalesce(shown.next_position, export.position)
  group by all
)
select
  file.name || ' has ' || found || ' of ' || known || ' charges that earlier exports had' as message,
  null as amount,
  cast(null as varchar) as feed,
  cast(null as bigint) as row_no,
  counted.file_id
from counted
join staged.file file on file.file_id = counted.file_id
where found * 2 < known
