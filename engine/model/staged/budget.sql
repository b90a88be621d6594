-- Staged budget
-- Grain: one statement line, account or driver, month and payer or class of one version of the plan.
--        Of an account, the chart of accounts says the line; when it does is of no matter here.
insert into staged.budget
with
parsed as (
  select
    raw.*,
    coalesce(raw.version, 'original') as plan,
    lower(raw.line) as line_id,
    coalesce(raw.payer, '') as payer_name,
    cast(date_trunc('month', day_of(raw.month, $days, $zone)) as date) as first_day,
    case when raw.account is null then number_of(raw.amount) else money_of(raw.amount) end as figure,
    meaning_of(raw.behaviour, $behaviour_words, $behaviour_meanings) as behaves
  from raw
)
select
  file_id,
  plan || '|' || strftime(first_day, '%Y-%m') || '|' || coalesce(line_id, 'account ' || account) || '|'
    || coalesce(class, payer_name) as source_key,
  plan,
  first_day,
  line_id,
  nullif(payer_name, ''),
  figure,
  behaves,
  account,
  class,
  coalesce(
    must_be_day(month, first_day, 'month'),
    must_be(coalesce(line_id, account), 'line'),
    case
      when figure is not null then null
      when account is null then 'AMOUNT_FORMAT:amount'
      else money_problem(amount, 'amount')
    end,
    may_be_known(behaviour, behaves, 'behaviour')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
