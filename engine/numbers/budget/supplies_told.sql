-- What is told of what is bought
-- Grain: one row: whether any price is planned; months from $first to $last, those in which anything was
--        bought, and those of them for which visits are planned; money spent in these on items without a
--        planned price.
with
span as (
  select cast($first || '-01' as date) as first_day, cast($last || '-01' as date) as last_day
),
bought as (
  select month, line, amount
  from purchase_priced
  join span on purchase_priced.month between span.first_day and span.last_day
),
planned as (
  select distinct month from budget_driver where driver = 'visits'
)
select
  exists (select 1 from planned_price_row) as has_prices,
  (select cast(date_diff('month', first_day, last_day) + 1 as integer) from span) as months,
  (select cast(count(distinct month) as integer) from bought) as bought_months,
  (select cast(count(distinct month) as integer) from bought where month in (select month from planned))
    as told_months,
  (select cast(coalesce(sum(amount), 0) as varchar)
    from bought
    where line is null and month in (select month from planned)) as unpriced
