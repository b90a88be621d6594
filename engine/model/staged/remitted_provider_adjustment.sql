-- Staged provider adjustments
-- Grain: one PLB adjustment of a remittance, signed as sent: positive reduces the payment.
insert into staged.remitted_provider_adjustment
select
  file_id,
  concat_ws('|', "set", code, reference, amount,
    row_number() over (partition by file_id, "set", code, reference, amount order by place)) as source_key,
  "set",
  provider_id,
  code as kind,
  reference,
  money_of(amount) as money,
  coalesce(must_be(kind, 'code'), must_be_money(amount, money, 'amount')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from (select *, row_number() over () as place from raw)
order by place
