-- Survey answers
-- Grain: one answered item of one completed survey; top is the most positive answer. Skipped items
--        are not here.
with
answer as (
  unpivot (
    select
      row_no,
      cast(date_trunc('month', sampled) as date) as month,
      provider,
      location,
      q6,
      q8,
      q10,
      q11,
      q12,
      q13,
      q14,
      q15,
      q17,
      q18,
      q20,
      q21,
      q22
    from survey_row
    where disposition = 'complete'
  )
  on q6, q8, q10, q11, q12, q13, q14, q15, q17, q18, q20, q21, q22
  into name item value answer
)
select
  row_no,
  month,
  coalesce(provider, 'Unassigned') as provider,
  coalesce(location, 'Unassigned') as location,
  upper(item) as item,
  case
    when item in ('q6', 'q8', 'q10') then 'Access'
    when item in ('q11', 'q12', 'q14', 'q15') then 'Provider communication'
    when item in ('q13', 'q17', 'q20') then 'Care coordination'
    when item in ('q21', 'q22') then 'Office staff'
    else 'Rating of provider'
  end as composite,
  answer,
  case when item = 'q18' then answer >= 9 else answer = 4 end as is_top
from answer
