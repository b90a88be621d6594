-- What the codes of events mean
-- Grain: one way in which events are coded, and one word of our rules that it stands for. What the practice
--        says of a code goes before what we ship; `nothing` takes a word away. Codes are compared without
--        points and capitals, and * stands for any ending; medications are known by their names, too.
with
code as (
  select kind, code, means, value, at_least, unit from care_code_row where means <> 'nothing'
  union all
  select kind, code, means, value, at_least, unit
  from quality_code shipped
  where
    not exists (
      select 1
      from care_code_row own
      where own.kind = shipped.kind and upper(own.code) = upper(shipped.code)
    )
),
coded as (
  select distinct kind, coalesce(codes, '') as codes, coalesce(name, '') as name, coalesce(answer, '') as answer
  from care_event_row
),
item as (
  select *, upper(replace(unnest(string_split(codes, ' ')), '.', '')) as text from coded
  union all
  select *, upper(name) from coded where name <> ''
)
select distinct
  item.kind,
  item.codes,
  item.name,
  item.answer,
  code.means,
  coalesce(code.value, answer.value) as value,
  code.at_least,
  code.unit
from item
join code
  on code.kind = item.kind and item.text glob upper(replace(code.code, '.', '')) and item.text <> ''
left join code answer
  on answer.kind = 'answer' and answer.means = code.means and lower(answer.code) = item.answer
