-- Staged contract rates
-- Grain: what one payer allows for one unit of one code, from one day on and until another.
insert into staged.contract_rate
with
parsed as (
  select
    raw.*,
    upper(raw.code) as procedure,
    money_of(raw.allowed) as rate,
    day_of(raw.since, $days, $zone) as holds_from,
    day_of(raw.until, $days, $zone) as holds_until
  from raw
)
select
  file_id,
  concat_ws('|', payer, procedure, coalesce(holds_from, date '0001-01-01')) as source_key,
  payer,
  procedure,
  rate,
  coalesce(holds_from, date '0001-01-01'),
  coalesce(holds_until, date '9999-12-31'),
  coalesce(
    must_be(payer, 'payer'),
    must_be(procedure, 'code'),
    must_be_money(allowed, rate, 'allowed'),
    may_be_day(since, holds_from, 'since'),
    may_be_day(until, holds_until, 'until'),
    case when holds_until < holds_from then 'DATE_INVALID:until' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
