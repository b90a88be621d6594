-- Amounts of covenants
-- Grain: one statement line, or one account of the balance sheet, that an amount is made of, with the month
--        it is of: flows from month $first to month $last, balances at the end of month $last.
--        The same rows as the KPIs debt_service_coverage, debt_service_coverage_after_draws, days_cash_on_hand
--        and current_ratio.
with
span as (
  select
    cast($first || '-01' as date) as first,
    cast($last || '-01' as date) as last
),
flow as (
  select ledger_line.*, statement_line.title
  from ledger_line
  join span on ledger_line.month between span.first and span.last
  join statement_line on statement_line.line = ledger_line.line
),
held as (
  select account_balance.*, statement_line.title, statement_line.line_group
  from account_balance
  join span on account_balance.month = span.last
  join statement_line on statement_line.line = account_balance.line
  where balance <> 0
),
sheet as (
  select balance.*
  from ledger_balance_row balance
  join span on date_trunc('month', balance.as_of) = span.last
  qualify
    dense_rank() over (
      order by balance.as_of desc, coalesce(balance.basis, '')
    ) = 1
),
amount as (
  select 'revenue' as name, title as line, -amount as amount, 'books' as source
  from flow
  where kind = 'revenue'
  union all
  select 'operating_expenses', title, amount, 'books'
  from flow
  where kind = 'expense' and line_group <> 'capital cost'
  union all
  select 'interest', title, amount, 'books'
  from flow
  where line = 'interest'
  union all
  select 'principal', title || ', paid off', amount, 'books'
  from flow
  where line = 'loans' and amount > 0
  union all
  select 'owner_distributions', title, amount, 'books'
  from flow
  where line = 'owner_draws'
  union all
  select 'capex', title || ', bought', amount, 'books'
  from flow
  where line = 'fixed_assets' and amount > 0
  union all
  select 'loans_drawn', title || ', drawn', -amount, 'books'
  from flow
  where line = 'loans' and amount < 0
  union all
  select 'rent', title, amount, 'books'
  from flow
  where line = 'occupancy'
  union all
  select 'cash_expenses', title, amount, 'books'
  from flow
  where feed = 'ledger' and kind = 'expense' and line <> 'depreciation'
  union all
  select 'cash', title || ', ' || account, balance, 'balances'
  from held
  where line in ('cash', 'undeposited_funds', 'short_term_investments')
  union all
  select 'funded_debt', title || ', ' || account, -balance, 'balances'
  from held
  where line in ('loans', 'credit_line')
  union all
  select 'receivables', account, amount, 'sheet'
  from sheet
  where section = 'receivable'
  union all
  select 'current_assets', account, amount, 'sheet'
  from sheet
  where section in ('bank', 'receivable', 'current_asset')
  union all
  select 'current_liabilities', account, -amount, 'sheet'
  from sheet
  where section in ('current_liability', 'payable', 'credit_card')
  union all
  select 'liabilities', account, -amount, 'sheet'
  from sheet
  where section in ('current_liability', 'payable', 'credit_card', 'long_term_liability')
  union all
  select 'equity', account, amount, 'sheet'
  from sheet
  where section <> 'equity'
)
select name, line, source, cast(sum(amount) as decimal(18, 2)) as amount
from amount
group by all
having sum(amount) <> 0
order by name, line
