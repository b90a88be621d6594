-- Themes of comments
-- Grain: one theme that the comment of one review speaks of; a comment that speaks of none has one row, too.
select
  row_no,
  source_key,
  posted,
  cast(date_trunc('month', posted) as date) as month,
  coalesce(location, 'Unassigned') as location,
  unnest(string_split(themes, '; ')) as theme,
  sentiment
from review_row
where themes is not null
