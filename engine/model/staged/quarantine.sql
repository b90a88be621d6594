-- Rows of the files just staged that broke a rule, with the line they came from.
insert into staged.quarantine
select
  feed.file_id,
  $feed,
  feed.source_key,
  segment.first_line + (feed.rowid - segment.first_row),
  split_part(feed.problem, ':', 1),
  nullif(split_part(feed.problem, ':', 2), '')
from staged.feed feed
asof join (select * from staged.segment where feed = $feed) segment
  on feed.file_id = segment.file_id and feed.rowid >= segment.first_row
where feed.problem is not null and feed.file_id >= $first_file_id
