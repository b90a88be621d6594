-- Staged budget
-- Grain: one statement line or driver, month and payer of one version of the plan.
insert into staged.budget
with
parsed as (
  select
    raw.*,
    coalesce(raw.version, 'original') as plan,
    lower(raw.line) as line_id,
    coalesce(raw.payer, '') as payer_name,
    cast(date_trunc('month', day_of(raw.month, $days, $zone)) as date) as first_day,
    number_of(raw.amount) as figure,
    meaning_of(raw.behaviour, $behaviour_words, $behaviour_meanings) as behaves
  from raw
)
select
  file_id,
  plan || '|' || strftime(first_day, '%Y-%m') || '|' || line_id || '|' || payer_name as source_key,
  plan,
  first_day,
  line_id,
  nullif(payer_name, ''),
  figure,
  behaves,
  coalesce(
    must_be_day(month, first_day, 'month'),
    must_be(line_id, 'line'),
    case when figure is null then 'AMOUNT_FORMAT:amount' end,
    may_be_known(behaviour, behaves, 'behaviour')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
