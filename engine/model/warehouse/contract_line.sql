-- Lines beside the contract
-- Grain: one line of the last answer of a first payer, with a rate in its contract on the day of the service:
--        what it allowed, and what the contract says. Lines that were denied, and those with a modifier
--        that reduces what is paid, are left out.
with
answer as (
  select
    claim.remittance,
    claim.position,
    claim.claim_id,
    remittance.paid_on,
    coalesce(submitted.payer, remittance.payer, 'Unassigned') as payer,
    coalesce(submitted.provider, 'Unassigned') as provider,
    coalesce(submitted.location, 'Unassigned') as location
  from remitted_claim_row claim
  join remittance_row remittance on remittance.source_key = claim.remittance
  left join claim_submitted submitted on submitted.claim_id = claim.claim_id
  where
    claim.status in ('1', '19')
    and exists (select 1 from contract_rate_row)
  qualify
    row_number() over (
      partition by claim.claim_id
      order by remittance.paid_on desc, claim.remittance desc, claim.position desc
    ) = 1
),
owed as (
  select remittance, line_position, sum(amount) as patient
  from remitted_adjustment_row
  where adjustment_group = 'PR' and exists (select 1 from contract_rate_row)
  group by remittance, line_position
)
select
  answer.claim_id,
  answer.payer,
  answer.provider,
  answer.location,
  answer.paid_on,
  cast(date_trunc('month', answer.paid_on) as date) as month,
  line.code,
  coalesce(line.allowed, line.paid + coalesce(owed.patient, 0)) as allowed,
  cast(round(rate.allowed * coalesce(line.units, 1), 2) as decimal(18, 2)) as expected,
  line.row_no
from answer
join remitted_line_row line
  on line.remittance = answer.remittance and line.claim_position = answer.position
asof join contract_rate_row rate
  on
    rate.payer = answer.payer
    and rate.code = line.code
    and rate.since <= coalesce(line.service_date, answer.paid_on)
left join owed on owed.remittance = line.remittance and owed.line_position = line.position
where
  coalesce(line.service_date, answer.paid_on) <= rate.until
  and not exists (
    select 1 from denied_line denied
    where denied.remittance = line.remittance and denied.line_position = line.position
  )
  and not list_has_any(
    regexp_split_to_array(coalesce(line.modifiers, ''), '[^0-9A-Z]+'),
    (select list(modifier) from modifier_factor where factor <> 1 or modifier in ('26', 'TC'))
  )
