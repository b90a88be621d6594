-- Files whose payments raise what is owed
-- Severity: must_fix
-- Needs:    transaction
-- Fix:      turn the signs: a charge is positive, what reduces it is negative; then take the import back and import the file again
select
  file.name || ': ' || count(*) filter (where row.amount > 0) || ' of ' || count(*) || ' rows of '
    || row.kind || ' are above zero and raise what is owed' as message,
  sum(row.amount) filter (where row.amount > 0) as amount,
  'transaction' as feed,
  min(row.row_no) filter (where row.amount > 0) as row_no
from transaction_row row
join staged.file file on file.file_id = row.file_id
where row.kind in ('payment', 'adjustment', 'unapplied_receipt')
group by file.file_id, file.name, row.kind
having count(*) filter (where row.amount > 0) > count(*) filter (where row.amount < 0)
