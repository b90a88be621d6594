-- Rows of the files just staged that say what an earlier row of the same file says, though no number
-- of their own tells them apart.
select file_id, cast(sum(again) as integer) as rows
from (
  select file_id, content, count(*) - 1 as again
  from (
    select
      file_id,
      hash(*columns(
        lambda c: c not in ('file_id', 'source_key', 'coerced', 'problem', 'state', 'known_to')
      )) as content
    from staged.feed
    where file_id >= $first_file_id and problem is null
  )
  group by all
  having count(*) > 1
)
group by all
