-- Remittances that do not add up
-- Severity: look_at
-- Needs:    remittance
-- Fix:      ask the payer for the remittance again; its claims and its payment disagree
select
  'remittance ' || coalesce(trace, source_key) || ' of ' || coalesce(payer, 'unknown payer')
    || ' pays ' || amount || ' for claims of ' || claims_paid || ' less ' || provider_adjustments
    as message,
  amount - (claims_paid - provider_adjustments) as amount,
  'remittance' as feed,
  row_no
from remittance_row
where not balances
