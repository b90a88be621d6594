-- Staged bank movements
-- Grain: one movement of an account, or one balance the bank states. Signed as the account sees it: in is
--        positive. A bank's own number is the key; without one, equal movements of a day are counted.
insert into staged.bank
with
parsed as (
  select
    raw.*,
    right(regexp_replace(raw.account, '[^0-9A-Za-z]', '', 'g'), 4) as account_end,
    day_of(raw.date, $days, $zone) as booked,
    coalesce(raw.kind, '') = 'balance' as is_balance,
    coalesce(
      money_of(raw.amount),
      coalesce(money_of(raw.money_in), case when raw.money_out is not null and raw.money_in is null then 0 end)
      - coalesce(abs(money_of(raw.money_out)), case when raw.money_in is not null and raw.money_out is null then 0 end)
    ) as moved,
    money_of(raw.balance) as stated
  from (select *, row_number() over () as place from raw) raw
)
select
  file_id,
  coalesce(account_end, '') || '|' || coalesce(
    movement_id,
    concat_ws('|', booked, coalesce(moved, stated), kind, reference, description)
    || '|' || row_number() over (
      partition by file_id, account_end, movement_id, booked, moved, reference, description
      order by place
    )
  ) as source_key,
  account_end,
  booked,
  moved,
  reference,
  description,
  stated,
  coalesce(
    must_be_day(date, booked, 'date'),
    case
      when is_balance and stated is null then 'AMOUNT_FORMAT:balance'
      when is_balance or moved is not null then null
      when coalesce(amount, money_in, money_out) is null then 'AMOUNT_MISSING:amount'
      else 'AMOUNT_FORMAT:amount'
    end,
    may_be_money(balance, stated, 'balance')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
order by place
