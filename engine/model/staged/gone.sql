-- Lines that a list no longer has
-- Grain: one key that an earlier edition of the list had, and the first whole edition after it that has not.
-- An edition with lines that cannot be read may have any of them: it takes nothing out. Editions follow each
-- other as they became known, so the order in which they are imported does not matter.
-- `staged.feed` stands for the feed's table.
insert into staged.feed (file_id, source_key, state)
with
edition as (
  select file_id, whole, row_number() over (order by known_at, file_id) as place
  from staged.file
  where list = $list
),
whole_edition as (
  select file_id, place
  from edition
  where
    whole
    and file_id not in (
      select file_id from staged.feed where problem is not null and problem not like 'DUPLICATE_KEY%'
    )
    and file_id not in (select file_id from staged.quarantine where source_key is null)
),
line as (
  select feed.source_key, edition.place, bool_or(feed.problem is null) as counts
  from staged.feed feed
  join edition on edition.file_id = feed.file_id
  where feed.source_key is not null and feed.state <> 'gone'
  group by feed.source_key, edition.place
),
followed as (
  select
    line.*,
    lead(place) over (partition by source_key order by place) as next_place,
    bool_or(counts) over (partition by source_key order by place) as has_counted
  from line
)
select whole_edition.file_id, followed.source_key, 'gone'
from followed
asof join whole_edition on followed.place < whole_edition.place
where
  followed.has_counted
  and (followed.next_place is null or followed.next_place > whole_edition.place)
  and not exists (
    select 1 from staged.feed gone
    where
      gone.state = 'gone'
      and gone.file_id = whole_edition.file_id
      and gone.source_key = followed.source_key
  )
order by all
