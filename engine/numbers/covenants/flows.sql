-- Flows of booked months
-- Grain: one month from $first to $last that the books hold: the flows that coverage of debt service is made of, by
--        the same rows as the amounts of covenants.
select
  strftime(month, '%Y-%m') as month,
  cast(coalesce(-sum(amount) filter (where kind = 'revenue'), 0) as decimal(18, 2)) as revenue,
  cast(
    coalesce(sum(amount) filter (where kind = 'expense' and line_group <> 'capital cost'), 0)
    as decimal(18, 2)
  ) as operating_expenses,
  cast(coalesce(sum(amount) filter (where line = 'interest'), 0) as decimal(18, 2)) as interest,
  cast(
    coalesce(sum(amount) filter (where line = 'loans' and amount > 0), 0) as decimal(18, 2)
  ) as principal,
  cast(
    coalesce(sum(amount) filter (where line = 'owner_draws'), 0) as decimal(18, 2)
  ) as owner_distributions,
  cast(
    coalesce(sum(amount) filter (where line = 'fixed_assets' and amount > 0), 0)
    as decimal(18, 2)
  ) as capex
from ledger_line
where month between cast($first || '-01' as date) and cast($last || '-01' as date)
group by month
order by month
