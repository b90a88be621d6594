-- Staged summary of the general ledger
-- Grain: what an account of the profit and loss came to in one month, on one basis; debit positive.
insert into staged.ledger_summary
with
parsed as (
  select
    raw.*,
    lower(raw.basis) as books,
    cast(day_of(raw.month, $days, $zone) as date) as first_day,
    money_of(raw.amount) as figure
  from raw
)
select
  file_id,
  coalesce(books, '') || '|' || strftime(first_day, '%Y-%m') || '|' || section || '|' || account as source_key,
  books,
  first_day,
  section,
  account,
  case when section in ('income', 'other_income') then -figure else figure end,
  coalesce(
    must_be_day(month, first_day, 'month'),
    must_not_be_after(first_day, latest, 'month'),
    may_be_money(amount, figure, 'amount')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
