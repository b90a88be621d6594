-- Third next available
-- Grain: one look at the schedule of one provider and kind of visit: the day of the third time that was
--        free and not held back. Fewer than three tell nothing.
select
  cast(date_trunc('month', sampled) as date) as month,
  sampled,
  provider,
  coalesce(location, 'Unassigned') as location,
  visit_type,
  date_diff('day', sampled, cast(start as date)) as days,
  row_no
from open_slot_row
where not held
qualify
  row_number() over (
    partition by sampled, provider, location, visit_type
    order by start, row_no
  ) = 3
