-- Payers that allow less than their contract says
-- Severity: look_at
-- Needs:    contract_rate, remittance
-- Fix:      send the payer these lines with the page of the contract, within its time limit for appeals
select
  payer || ' allowed ' || sum(expected - allowed) || ' less than its contract says on ' || count(*)
    || case when count(*) = 1 then ' line of ' else ' lines of ' end || code || ', the last on ' || max(paid_on) as message,
  sum(expected - allowed) as amount,
  'remitted_line' as feed,
  arg_max(row_no, (paid_on, row_no)) as row_no
from contract_line
where expected - allowed > greatest(1.00, expected / 100)
group by payer, code
