-- First answers to claims sent
-- Grain: one claim as it was sent first, with what came back before it was sent again: accepted where a
--        277CA took it and nothing turned it away, rejected where a 999 or a 277CA did, else neither.
with
sent as (
  select
    *,
    lead(submitted_on) over in_order as sent_again_on,
    row_number() over in_order as nth
  from submitted_claim_row
  window in_order as (partition by claim_id order by submitted_on, row_no)
)
select
  sent.claim_id,
  sent.submitted_on,
  cast(date_trunc('month', sent.submitted_on) as date) as month,
  coalesce(any_value(billed.payer), any_value(sent.payer), 'Unassigned') as payer,
  coalesce(any_value(billed.provider), any_value(sent.provider), 'Unassigned') as provider,
  coalesce(any_value(billed.location), 'Unassigned') as location,
  coalesce(bool_or(not state.accepted), false) as rejected,
  coalesce(bool_or(state.level = 'claim') and bool_and(state.accepted), false) as accepted,
  sent.row_no
from sent
left join claim_state state
  on
    state.claim_id = sent.claim_id
    and state.status_on >= sent.submitted_on
    and state.status_on <= coalesce(sent.sent_again_on, date '9999-12-31')
left join claim_submitted billed on billed.claim_id = sent.claim_id
where sent.nth = 1 and coalesce(sent.frequency, '1') = '1'
group by sent.claim_id, sent.submitted_on, sent.row_no
