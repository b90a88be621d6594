-- Movements of the bank accounts
-- Grain: one movement; money in is positive. `names` are the words of it that may be somebody's number.
select
  'bank ' || row_no as item,
  array_distinct(
    array_concat(
      case when reference is null then [] else [trim(reference)] end,
      regexp_extract_all(coalesce(description, ''), '[0-9A-Za-z-]{5,}')
    )
  ) as names,
  date as day,
  cast(date_trunc('month', date) as date) as month,
  amount,
  row_no,
  'bank' as feed
from bank_row
where amount is not null
