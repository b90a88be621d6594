-- Opening balances
-- Grain: one statement line at the end of month $month, by the general ledger's detail; debit positive.
select
  balance.line,
  coalesce(statement_line.kind, 'unmapped') as kind,
  cast(sum(balance.balance) as decimal(18, 2)) as balance
from account_balance balance
left join statement_line on statement_line.line = balance.line
where balance.month = cast($month || '-01' as date)
group by all
order by balance.line
