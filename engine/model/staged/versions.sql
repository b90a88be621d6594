-- Versions of rows whose key is known more than once
-- Grain: one row of the feed whose key stands in more than one row, with what becomes of it.
-- Within one file only the first row of a key counts; the others are held. Between files the newer
-- version counts, newer by the moment the export was made, then by the moment we knew it: so the
-- order in which files are imported does not matter. A version counts from when it was known until
-- a newer one was; the same content again changes nothing.
-- `staged.feed` stands for the feed's table; `repeated` has the keys.
create or replace temp table version as
with
said as (
  select
    rowid as row_no,
    source_key,
    file_id,
    state = 'gone' as is_gone,
    hash(*columns(
      lambda c: c not in ('file_id', 'source_key', 'coerced', 'problem', 'state', 'known_to')
    )) as content
  from staged.feed
  where
    source_key in (select source_key from repeated where relation = 'staged.feed')
    and (problem is null or problem like 'DUPLICATE_KEY%')
),
candidate as (
  select
    said.*,
    file.known_at,
    coalesce(file.as_of, timestamp '1900-01-01') as as_of,
    row_number() over (partition by said.source_key, said.file_id order by said.row_no) as occurrence
  from said
  join staged.file file on file.file_id = said.file_id
),
ranked as (
  select
    candidate.*,
    row_number() over (partition by source_key order by as_of, known_at, file_id) as age_rank
  from candidate
  where occurrence = 1
),
seen as (
  select
    ranked.*,
    age_rank > coalesce(
      max(age_rank) over (
        partition by source_key
        order by known_at, file_id
        rows between unbounded preceding and 1 preceding
      ),
      0
    ) as is_newest_yet
  from ranked
),
compared as (
  select
    seen.*,
    max(case when is_newest_yet then age_rank end) over (
      partition by source_key
      order by known_at, file_id
      rows between unbounded preceding and 1 preceding
    ) as shown_rank
  from seen
),
judged as (
  select
    compared.*,
    shown.content is not distinct from compared.content and shown.row_no is not null as says_again
  from compared
  left join compared shown
    on shown.source_key = compared.source_key and shown.age_rank = compared.shown_rank
),
shown as (
  select
    row_no,
    lead(known_at) over (partition by source_key order by known_at, file_id) as replaced_at
  from judged
  where is_newest_yet and not says_again
)
select
  judged.row_no,
  cast(null as varchar) as problem,
  case
    when is_gone then 'gone'
    when says_again then 'unchanged'
    when not is_newest_yet or replaced_at is not null then 'superseded'
    else 'loaded'
  end as state,
  case
    when says_again then null
    when not is_newest_yet then judged.known_at
    else replaced_at
  end as known_to
from judged
left join shown on shown.row_no = judged.row_no
union all
select row_no, 'DUPLICATE_KEY', 'held', null
from candidate
where occurrence > 1
