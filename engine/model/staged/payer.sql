-- Staged payers
-- Grain: one payer id of the source system, with its name.
insert into staged.payer
select
  file_id,
  payer_id as source_key,
  payer as payer_name,
  payer_class,
  coalesce(must_be(source_key, 'payer_id'), must_be(payer_name, 'payer')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
