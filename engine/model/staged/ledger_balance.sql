-- Staged balances of the general ledger
-- Grain: what an account of the balance sheet holds on one day, on one basis; debit positive.
insert into staged.ledger_balance
with
parsed as (
  select
    raw.*,
    lower(raw.basis) as books,
    day_of(raw.as_of, $days, $zone) as day,
    money_of(raw.amount) as figure
  from raw
)
select
  file_id,
  concat_ws('|', coalesce(books, ''), day, section, account) as source_key,
  books,
  day,
  section,
  account,
  case
    when among(section, [
      'current_liability', 'payable', 'credit_card', 'long_term_liability', 'equity'
    ])
    then -figure
    else figure
  end,
  coalesce(
    must_be_day(as_of, day, 'as_of'),
    must_not_be_after(day, latest, 'as_of'),
    must_be_money(amount, figure, 'amount')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
