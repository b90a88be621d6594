-- Claims submitted
-- Grain: one root claim to an insurer, from its charges; submitted when it was first billed. What a
--        patient without insurance is billed is not a claim. Its payer, provider and place are those
--        of its largest charge that stands, not of one voided since.
with
line as (
  select
    claim_id,
    coalesce(charge_id, cast(row_no as varchar)) as charge_id,
    primary_payer as payer,
    provider,
    location,
    min(bill_date) as bill_date,
    min(service_date) as service_date,
    min(post_date) filter (where kind = 'charge') as posted_on,
    sum(amount) as amount,
    min(row_no) as row_no
  from entry
  where flow = 'charge' and claim_id is not null and party <> 'patient'
  group by all
)
select
  claim_id,
  min(bill_date) as submitted_on,
  cast(date_trunc('month', min(bill_date)) as date) as month,
  min(service_date) as service_date,
  min(posted_on) as posted_on,
  any_value(payer order by amount desc, payer) as payer,
  any_value(provider order by amount desc, provider) as provider,
  any_value(location order by amount desc, location) as location,
  sum(amount) as charge,
  min(row_no) as row_no
from line
group by claim_id
having min(bill_date) is not null
