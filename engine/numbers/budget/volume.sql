-- Volume
-- Grain: one row: visits planned and visits charged, by service month, from $first to $last.
select
  (select cast(coalesce(sum(amount), 0) as bigint)
    from budget_driver
    where driver = 'visits'
      and month between cast($first || '-01' as date) and cast($last || '-01' as date)) as budget,
  (select cast(coalesce(sum(visits), 0) as bigint)
    from visit_month
    where month between cast($first || '-01' as date) and cast($last || '-01' as date)) as actual
