-- Items bought and planned
-- Grain: one item with a planned price and month from $first to $last in which anything was bought and
--        visits are planned: visits planned and seen; units planned for a visit and the planned price;
--        units bought and what they cost; by how much the stock grew, null where it was not counted at
--        both ends of the month.
with
span as (
  select cast($first || '-01' as date) as first_day, cast($last || '-01' as date) as last_day
),
planned as (
  select month, sum(amount) as visits
  from budget_driver
  where driver = 'visits'
  group by month
),
seen as (
  select month, sum(visits) as visits from visit_month group by month
),
covered as (
  select planned.month, planned.visits as planned_visits, coalesce(seen.visits, 0) as visits
  from planned
  cross join span
  left join seen on seen.month = planned.month
  where planned.month between span.first_day and span.last_day
    and planned.month in (select month from purchase_priced)
),
price as (
  select covered.*, planned.item, planned.line, planned.unit_price, planned.per_visit
  from covered
  join planned_price_row planned on planned.since <= covered.month
  qualify row_number() over (
    partition by covered.month, lower(planned.item)
    order by planned.since desc
  ) = 1
),
bought as (
  select month, lower(item) as item, sum(quantity) as quantity, sum(amount) as amount
  from purchase_priced
  group by all
)
select
  price.item,
  price.line,
  strftime(price.month, '%Y-%m') as month,
  cast(price.planned_visits as varchar) as planned_visits,
  cast(price.visits as varchar) as visits,
  cast(price.per_visit as varchar) as per_visit,
  cast(price.unit_price as varchar) as unit_price,
  cast(coalesce(bought.quantity, 0) as varchar) as quantity,
  cast(coalesce(bought.amount, 0) as varchar) as amount,
  cast(grown.grown as varchar) as grown
from price
left join bought on bought.month = price.month and bought.item = lower(price.item)
left join stock_grown grown on grown.month = price.month and grown.item = lower(price.item)
order by price.item, price.month
