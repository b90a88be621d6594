-- What was typed of the system's own reports, beside what was read
-- Grain: one month and measure that somebody typed.
select
  strftime(said.month, '%Y-%m') as month,
  said.measure,
  said.amount as said,
  coalesce(figure.amount, 0) as read,
  said.amount - coalesce(figure.amount, 0) as difference
from control_said said
left join tie_control_figures figure
  on figure.month = said.month and figure.measure = said.measure
order by said.month, said.measure
