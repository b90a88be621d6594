-- Rows that a tie-out leaves unexplained
-- Grain: one piece of money of a month, the largest first.
select
  kind,
  cast(amount as varchar) as amount,
  cast(day as varchar) as day,
  feed,
  cast(row_no as double) as row_no,
  cast(count(*) over () as integer) as of_so_many
from tie_steps
where tie = $id and strftime(month, '%Y-%m') = $month and is_fault
order by abs(tie_steps.amount) desc, tie_steps.day, tie_steps.row_no
limit cast($most as integer)
