-- What the books cover
-- Grain: one row: months of the general ledger from month $first to month $last, whether its detail has
--        balances at the end of $last, whether a balance sheet was taken in it, and the last month booked.
select
  (
    select count(distinct month) from ledger_line
    where month between cast($first || '-01' as date) and cast($last || '-01' as date)
  ) as months,
  (
    select count(*) > 0 from account_balance where month = cast($last || '-01' as date)
  ) as has_balances,
  (
    select count(*) > 0 from ledger_balance_row
    where date_trunc('month', as_of) = cast($last || '-01' as date)
  ) as has_sheet,
  (select strftime(max(month), '%Y-%m') from ledger_line) as last
