-- Keys of the files just staged that are known more than once, in them or in earlier ones
-- Grain: one key of one feed.
select 'staged.feed' as relation, source_key
from staged.feed
where
  source_key in (select source_key from staged.feed where file_id >= $first_file_id)
  and (problem is null or problem like 'DUPLICATE_KEY%')
group by source_key
having count(*) > 1
