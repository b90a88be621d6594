-- Patients seen
-- Grain: one patient and month, if they had an encounter in the eighteen months to its end: at the last of these
--        encounters, of whose provider, payer and place they are.
with
seen as (
  select
    *,
    cast(year(month) * 12 + month(month) - 1 as integer) as number,
    lead(service_date) over in_order as next
  from encounter
  where patient is not null
  window in_order as (partition by patient order by service_date, provider, location)
)
select
  month.month,
  seen.patient,
  seen.provider,
  seen.payer,
  seen.payer_class,
  seen.location,
  seen.service_date,
  seen.row_no
from seen
join month
  on month.number between seen.number and seen.number + 17
  and (seen.next is null or seen.next > month.month_end)
