-- Charges for what is bought by code
-- Grain: one charge line, voids negative, of a code that purchases name, from the month of its first purchase on,
--        with what one unit cost at the last purchase up to the day of service; null where none was before.
with
bought as (
  select code, min(month) as since, bool_or(single_dose) as single_dose
  from purchase_coded
  group by code
),
price as (
  select code, date, cast(sum(amount) / sum(units) as decimal(18, 6)) as unit_cost
  from purchase_coded
  where units > 0
  group by code, date
)
select
  charge.service_month,
  charge.service_date,
  charge.kind,
  charge.charge_id,
  charge.provider,
  charge.primary_payer,
  charge.location,
  charge.code,
  charge.modifiers,
  sign(charge.amount) * abs(coalesce(charge.units, 1)) as units,
  sign(charge.amount) as line_count,
  bought.single_dose,
  price.unit_cost,
  charge.row_no
from entry charge
join bought on bought.code = charge.code and bought.since <= charge.service_month
asof left join price on price.code = charge.code and price.date <= charge.service_date
where charge.flow = 'charge'
