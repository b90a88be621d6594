-- Staged chart of accounts
-- Grain: one general-ledger account, with the statement line it belongs to.
insert into staged.account
select
  file_id,
  account as source_key,
  lower(line) as line_id,
  coalesce(must_be(source_key, 'account'), must_be(line_id, 'line')) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from raw
