-- What the two sides of a balance sheet come to.
select
  file_id,
  coalesce(sum(amount) filter (where section in (
    'bank', 'receivable', 'current_asset', 'fixed_asset', 'other_asset'
  )), 0)::varchar as assets,
  coalesce(-sum(amount) filter (where section in (
    'current_liability', 'payable', 'credit_card', 'long_term_liability', 'equity'
  )), 0)::varchar as liabilities_and_equity
from staged.ledger_balance
where file_id >= $first_file_id
group by file_id
