-- Staged remitted adjustments
-- Grain: one adjustment (CAS triplet) of a claim or a line.
insert into staged.remitted_adjustment
select
  file_id,
  concat_ws('|', "set", claim_position, coalesce(line_position, ''), adjustment_group, reason,
    row_number() over (
      partition by file_id, "set", claim_position, line_position, adjustment_group, reason
      order by amount, place
    )) as source_key,
  "set",
  cast(claim_position as integer),
  cast(line_position as integer),
  adjustment_group,
  reason as code,
  money_of(amount) as money,
  coalesce(must_be(code, 'reason'), must_be_money(amount, money, 'amount')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from (select *, row_number() over () as place from raw)
order by place
