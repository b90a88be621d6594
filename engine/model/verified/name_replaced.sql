-- Names that took another one's place
-- Months with fewer than ten charges say nothing: late postings and rare names come and go.
-- Severity: look_at
-- Needs:    transaction
-- Fix:      if both are the same, have the export use one name, or its figures begin anew this month
with
charge as (
  select 'payer' as dimension, primary_payer as name, month, row_no from entry where kind = 'charge'
  union all
  select 'provider', provider, month, row_no from entry where kind = 'charge'
  union all
  select 'place', location, month, row_no from entry where kind = 'charge'
),
counted as (
  select dimension, name, month, count(*) as charges, min(row_no) as row_no
  from charge
  group by all
  having count(*) >= 10
),
span as (
  select dimension, name, min(month) as first_month, max(month) as last_month
  from counted
  group by all
),
gone as (
  select span.dimension, span.name, span.last_month, counted.charges
  from span
  join counted
    on counted.dimension = span.dimension and counted.name = span.name
    and counted.month = span.last_month
),
come as (
  select span.dimension, span.name, span.first_month, counted.charges, counted.row_no
  from span
  join counted
    on counted.dimension = span.dimension and counted.name = span.name
    and counted.month = span.first_month
)
select
  come.dimension || ' ' || come.name || ' appears in ' || strftime(come.first_month, '%Y-%m')
    || ' with ' || come.charges || ' charges, and ' || gone.name || ', which had '
    || gone.charges || ' the month before, has none any more' as message,
  null as amount,
  'transaction' as feed,
  come.row_no
from come
join gone
  on gone.dimension = come.dimension and gone.last_month = come.first_month - interval 1 month
where come.charges between gone.charges / 2 and gone.charges * 2
