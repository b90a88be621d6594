-- Months planned in several versions
-- Severity: information
-- Needs:    budget
-- Fix:      nothing needs to be done: the version imported last counts; import another again, changed, to go back to it
with
planned as (
  select month, version, min(row_no) as row_no
  from budget_row
  group by month, version
)
select
  strftime(planned.month, '%Y-%m') || ' is planned in ' || count(*) || ' versions ('
    || string_agg(planned.version, ', ' order by planned.version) || '); "'
    || any_value(in_force.version) || '" counts' as message,
  null as amount,
  'budget' as feed,
  min(planned.row_no) filter (where planned.version = in_force.version) as row_no
from planned
join (select distinct month, version from budget_in_force) in_force
  on in_force.month = planned.month
group by planned.month
having count(*) > 1
