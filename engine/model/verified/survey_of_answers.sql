-- Months of which only answers were imported
-- Severity: look_at
-- Needs:    survey
-- Fix:      import the list of everybody who was asked, with who did not answer; until then there is no response rate of the month
select
  strftime(month, '%Y-%m') || ': all ' || asked || ' patients of the survey answered, so the file holds answers only and the response rate of 100 % is none' as message,
  null as amount,
  'survey' as feed,
  row_no
from (
  select
    date_trunc('month', sampled) as month,
    count(*) as asked,
    count(*) filter (where disposition <> 'complete') as others,
    min(row_no) as row_no
  from survey_row
  group by month
)
where asked >= 5 and others = 0
