-- Denied lines
-- Grain: one adjustment that denied a line (or a claim without lines): the payer paid nothing for it
--        and the reason is neither contractual nor the patient's share.
select
  adjustment.remittance,
  adjustment.claim_position,
  adjustment.line_position,
  cast(date_trunc('month', remittance.paid_on) as date) as month,
  remittance.paid_on,
  adjustment.adjustment_group || '-' || adjustment.reason as reason,
  coalesce(submitted.payer, remittance.payer, 'Unassigned') as payer,
  coalesce(submitted.provider, 'Unassigned') as provider,
  coalesce(submitted.location, 'Unassigned') as location,
  claim.claim_id,
  adjustment.amount,
  adjustment.row_no
from remitted_adjustment_row adjustment
join remittance_row remittance on remittance.source_key = adjustment.remittance
join remitted_claim_row claim
  on claim.remittance = adjustment.remittance and claim.position = adjustment.claim_position
left join remitted_line_row line
  on line.remittance = adjustment.remittance and line.position = adjustment.line_position
left join claim_submitted submitted on submitted.claim_id = claim.claim_id
where
  adjustment.adjustment_group <> 'PR'
  and adjustment.reason not in (select reason from not_a_denial)
  and claim.status <> '22'
  and coalesce(line.paid, claim.paid) = 0
