-- Services settled by month
-- Grain: month × primary payer: the charges first settled in it (paid, or reduced by contract; where
--        the patient alone owes, charged), and what was taken off them by contract or agreed discount.
--        What is left is allowed. Denied services are not settled: nobody has said what they are worth.
with
item as (
  select
    item_id,
    primary_payer as payer,
    sum(amount) filter (where flow = 'charge') as charge,
    sum(amount) filter (where reason_class in ('contractual', 'courtesy', 'prompt_pay')) as contractual,
    coalesce(
      min(month) filter (where flow = 'payment' or reason_class = 'contractual'),
      min(month) filter (where flow = 'charge' and party = 'patient')
    ) as month
  from entry
  where item_id is not null and flow in ('charge', 'payment', 'adjustment')
  group by item_id, primary_payer
)
select
  month,
  payer,
  cast(sum(charge) as decimal(18, 2)) as charge,
  cast(coalesce(sum(contractual), 0) as decimal(18, 2)) as contractual
from item
where month is not null and charge > 0
group by month, payer
