-- Staged remitted adjustments
-- Grain: one adjustment (CAS triplet) of a claim or a line; `nth` of its group and reason there.
insert into staged.remitted_adjustment
select
  file_id,
  concat_ws(
    '|', "set", claim_position, coalesce(line_position, ''), adjustment_group, reason, nth
  ) as source_key,
  "set",
  cast(claim_position as integer),
  cast(line_position as integer),
  adjustment_group,
  reason as code,
  money_of(amount) as money,
  coalesce(must_be(code, 'reason'), must_be_money(amount, money, 'amount')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
