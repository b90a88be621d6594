-- What whole lists that were just staged change of what their lines said before
-- Grain: one key of one list, with what became of it: came, changed, stayed or went.
-- `staged.feed` stands for the feed's table.
select
  feed.file_id,
  feed.source_key as line,
  case
    when feed.state = 'gone' then 'went'
    when feed.state = 'unchanged' then 'stayed'
    when exists (
      select 1 from staged.feed before
      where
        before.source_key = feed.source_key
        and before.file_id <> feed.file_id
        and before.state = 'superseded'
        and before.known_to = file.known_at
    ) then 'changed'
    else 'came'
  end as became
from staged.feed feed
join staged.file file on file.file_id = feed.file_id
where file.whole and file.file_id >= $first_file_id and feed.state <> 'held'
order by feed.file_id, line
