-- Charges and money as they became known
-- Grain: one charge, or one receipt or return of patients' and insurers' money, in every version there
--        was, since $since; days are counted from 1970-01-01, cents are whole.
-- Money is counted once, on the day it was banked: applying waiting money to a charge is left out, and
-- what one line of a claim lends another nets to nothing within its day. `known` to `until` are the
-- days between which a row was what we knew; nothing known after $known_at is here.
with
knowledge as (
  select cast($known_at as timestamptz) at time zone 'UTC' as known_at
),
seen as (
  select file_id, file.known_at
  from staged.file file
  cross join knowledge
  where file.known_at <= knowledge.known_at
),
replaced as (
  select feed.rowid as row_no, feed.known_to
  from staged.transaction feed
  cross join knowledge
  where feed.known_to <= knowledge.known_at
),
moved as (
  select
    entry.flow = 'charge' as is_charge,
    case
      when entry.flow <> 'charge' and (entry.party = 'patient' or entry.payer = 'Patient')
      then 'Patients'
      when entry.primary_payer <> 'Unassigned' then entry.primary_payer
      else entry.payer
    end as source,
    entry.payer_class,
    entry.location,
    coalesce(entry.service_date, entry.post_date) as served,
    coalesce(entry.deposit_date, entry.post_date) as banked,
    entry.entry_date as entered,
    seen.known_at,
    replaced.known_to,
    case when entry.flow = 'charge' then entry.amount else entry.cash end as amount
  from entry_version entry
  join seen on seen.file_id = entry.file_id
  left join replaced on replaced.row_no = entry.row_no
  where
    entry.flow in ('charge', 'payment', 'recovery')
    and entry.kind not in ('apply_in', 'apply_out')
    and entry.post_date >= cast($since as date)
),
payer as (
  select
    source,
    row_number() over (
      order by
        sum(amount) filter (where is_charge) desc nulls last,
        source
    ) as position,
    mode(payer_class order by payer_class) filter (where is_charge) as class
  from moved
  where source <> 'Patients'
  group by source
),
place as (
  select
    location,
    row_number() over (
      order by
        sum(amount) filter (where is_charge) desc nulls last,
        location
    ) as position
  from moved
  group by location
)
select
  moved.is_charge,
  case
    when moved.source = 'Patients' or payer.position <= $payers then moved.source
    else 'Other payers'
  end as source,
  case when payer.position <= $payers then payer.class end as class,
  case when place.position <= $locations then moved.location else 'Other locations' end as location,
  cast(moved.served - date '1970-01-01' as integer) as served,
  cast(moved.banked - date '1970-01-01' as integer) as banked,
  cast(moved.entered - date '1970-01-01' as integer) as entered,
  cast(cast(moved.known_at as date) - date '1970-01-01' as integer) as known,
  cast(coalesce(cast(moved.known_to as date), date '9999-12-31') - date '1970-01-01' as integer)
    as until,
  cast(year(moved.banked) * 12 + month(moved.banked) - 1 as integer) as banked_month,
  cast(last_day(moved.entered) - date '1970-01-01' as integer) as entered_by,
  cast(moved.amount * 100 as bigint) as cents
from moved
left join payer on payer.source = moved.source
join place on place.location = moved.location
where moved.amount <> 0
