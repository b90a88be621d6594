-- Charges whose balance is not what their parts come to
-- Severity: look_at
-- Needs:    charge_snapshot
-- Fix:      look for a column of payments or adjustments that is not read, and describe the layout with it
select
  'charge ' || charge_id || ' of ' || charge || ' less what was paid and adjusted is ' || parts
    || '; the export says ' || total_balance || ' is owed' as message,
  total_balance - parts as amount,
  'charge_snapshot' as feed,
  row_no
from (
  select
    *,
    charge - primary_paid - primary_contract - primary_adjusted
      - secondary_paid - secondary_contract - secondary_adjusted
      - tertiary_paid - tertiary_contract - tertiary_adjusted
      - patient_paid - other_adjusted as parts
  from snapshot_state
  qualify position = max(position) over (partition by charge_id)
)
where total_balance <> parts
