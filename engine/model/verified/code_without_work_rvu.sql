-- Codes the fee schedule does not list
-- Severity: look_at
-- Needs:    transaction
-- Fix:      add the code and its year to the fee schedule; until then it adds no work RVUs
select
  'code ' || entry.code || ' has no work RVU for ' || year(entry.service_date) || '; '
    || count(*) || ' charges' as message,
  sum(entry.amount) as amount,
  'transaction' as feed,
  min(entry.row_no) as row_no
from entry
left join fee_row fee
  on fee.code = entry.code and fee.service_year = year(entry.service_date)
where
  entry.flow = 'charge'
  and entry.code is not null
  and fee.code is null
  and exists (select 1 from fee_row)
group by entry.code, year(entry.service_date)
