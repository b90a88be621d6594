-- Staged general ledger
-- Grain: one account line of a journal entry. An entry may hold equal lines, so the key counts them.
insert into staged.ledger
with
parsed as (
  select
    raw.*,
    raw.account as account_name,
    raw.entry as entry_id,
    day_of(raw.date, $days, $zone) as booked,
    coalesce(money_of(raw.debit), case when raw.debit is null then 0 end) as debited,
    coalesce(money_of(raw.credit), case when raw.credit is null then 0 end) as credited
  from (select *, row_number() over () as place from raw) raw
)
select
  file_id,
  entry_id || '|' || account_name || '|' || row_number() over (
    partition by file_id, entry_id, account_name
    order by debited, credited, place
  ) as source_key,
  account_name,
  entry_id,
  type,
  booked,
  nullif(trim(number), ''),
  memo,
  debited,
  credited,
  department,
  nullif(concat_ws(
    ',',
    touched,
    day_coerced(date, booked, $days, 'date'),
    money_coerced(debit, debited, 'debit'),
    money_coerced(credit, credited, 'credit')
  ), ''),
  coalesce(
    spoiled,
    must_be(account_name, 'account'),
    must_be(entry_id, 'entry'),
    must_be_day(date, booked, 'date'),
    may_be_money(debit, debited, 'debit'),
    may_be_money(credit, credited, 'credit'),
    must_be_within(debited, 1000000000, 'debit'),
    must_be_within(credited, 1000000000, 'credit')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
order by place
