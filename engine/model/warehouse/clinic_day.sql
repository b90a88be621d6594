-- Clinic days
-- Grain: one provider on one day on which at least one patient came, at the place of the first.
select
  cast(date_trunc('month', start) as date) as month,
  provider,
  cast(start as date) as day,
  any_value(location order by start, source_key) as location,
  min(row_no) as row_no
from appointment_row
where status = 'completed' and provider is not null
group by all
