-- Targets for figures that there are not
-- Severity: look_at
-- Needs:    target
-- Fix:      write the id or the name as `practice kpis` lists it, and import targets.csv again
select
  'there is a target for "' || target.kpi || '", which is no KPI' as message,
  null as amount,
  'target' as feed,
  target.row_no
from target_row target
where not exists (
  select 1 from kpi_name where kpi_name.id ilike target.kpi or kpi_name.name = target.kpi
)
