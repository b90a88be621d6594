-- Deposits that are no collections
-- Grain: one movement of the bank that the books know as something else: a loan, interest, owners' money.
select their.row_no, min(statement.title) as line
from tie_piece their
join tie_piece our on our.tie = 'cash' and our.side = 'ours' and our.pair = their.pair
join ledger_row cash_side on cash_side.row_no = our.row_no
join ledger_row other_row on other_row.entry = cash_side.entry and other_row.date = cash_side.date
join ledger_line other on other.row_no = other_row.row_no and other.feed = 'ledger'
join statement_line statement on statement.line = other.line
where their.tie = 'cash' and their.side = 'theirs' and their.amount > 0
group by their.row_no
having bool_and(other.line not in ('patient_revenue', 'undeposited_funds'))
