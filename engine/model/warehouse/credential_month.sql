-- Credentials by month
-- Grain: one credential of one person who works here, and one month since the first list: as the newest list
--        known by then has it, and of that the latest day. A month is judged on its last day, the one under
--        way on the day of the last import; what a later list says changes no month before it.
with
list as (
  select row.*, file.known_at, cast(file.known_at as date) as known_on
  from credential_row row
  join staged.file file on file.file_id = row.file_id
),
judged as (
  select cast(first_of_month as date) as month, least(last_day(first_of_month), today.day) as day
  from today,
    unnest(generate_series(
      (select date_trunc('month', min(known_on)) from list),
      date_trunc('month', today.day),
      interval 1 month
    )) as months(first_of_month)
)
select
  judged.month,
  judged.day,
  list.employee_id,
  list.kind,
  list.region,
  replace(list.kind, '_', ' ') || coalesce(' of ' || list.region, '') || ' of ' || list.employee_id as what,
  list.expires,
  list.row_no
from judged
join list on list.known_on <= judged.day
left join staff_row staff on staff.source_key = list.employee_id
where staff.end_date is null or staff.end_date >= judged.day
qualify
  row_number() over (
    partition by judged.month, list.employee_id, list.kind, list.region
    order by list.known_at desc, list.file_id desc, list.expires desc, list.row_no
  ) = 1
