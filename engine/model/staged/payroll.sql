-- Staged payroll
-- Grain: one employee, pay date, department and kind of earning; equal rows are counted.
insert into staged.payroll
with
parsed as (
  select
    raw.*,
    day_of(raw.pay_date, $days, $zone) as paid_on,
    day_of(raw.period_begin, $days, $zone) as begins,
    day_of(raw.period_end, $days, $zone) as ends,
    raw.employee_id as employee,
    coalesce(raw.department, '') as dept,
    coalesce(meaning_of(raw.earning, $earning_words, $earning_meanings), 'regular') as earned,
    raw.earning is not null
      and meaning_of(raw.earning, $earning_words, $earning_meanings) is null as earning_unknown,
    number_of(raw.hours) as paid_hours,
    money_of(raw.gross) as gross_pay,
    coalesce(money_of(raw.employer_tax), case when raw.employer_tax is null then 0 end) as tax,
    coalesce(money_of(raw.benefits), case when raw.benefits is null then 0 end) as benefit
  from (select *, row_number() over () as place from raw) raw
)
select
  file_id,
  concat_ws('|', paid_on, begins, employee, dept, earned, row_number() over (
    partition by file_id, paid_on, begins, employee, dept, earned
    order by gross_pay, paid_hours, place
  )) as source_key,
  paid_on,
  begins,
  ends,
  employee,
  nullif(dept, ''),
  job,
  earned,
  coalesce(paid_hours, 0),
  gross_pay,
  tax,
  benefit,
  nullif(concat_ws(
    ',',
    touched,
    day_coerced(pay_date, paid_on, $days, 'pay_date'),
    day_coerced(period_begin, begins, $days, 'period_begin'),
    day_coerced(period_end, ends, $days, 'period_end'),
    money_coerced(gross, gross_pay, 'gross'),
    money_coerced(employer_tax, tax, 'employer_tax'),
    money_coerced(benefits, benefit, 'benefits')
  ), ''),
  coalesce(
    spoiled,
    must_be(employee, 'employee_id'),
    must_be_day(pay_date, paid_on, 'pay_date'),
    must_be_day(period_begin, begins, 'period_begin'),
    must_be_day(period_end, ends, 'period_end'),
    case when ends < begins then 'DATE_INVALID:period_end' end,
    case when earning_unknown then 'WORD_UNKNOWN:earning' end,
    must_be_money(gross, gross_pay, 'gross'),
    must_be_within(gross_pay, 1000000000, 'gross'),
    may_be_number(hours, paid_hours, 'hours'),
    may_be_money(employer_tax, tax, 'employer_tax'),
    may_be_money(benefits, benefit, 'benefits')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
order by place
