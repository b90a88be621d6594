-- Staged usage
-- Grain: one measure of one month and place, as a usage report counts it: so many of so many.
insert into staged.usage
with
parsed as (
  select
    raw.*,
    cast(date_trunc('month', day_of(raw.month, $days, $zone)) as date) as first_day,
    meaning_of(raw.measure, $measure_words, $measure_meanings) as what,
    whole_of(raw.done) as so_many,
    whole_of(raw.out_of) as of_so_many
  from raw
)
select
  file_id,
  strftime(first_day, '%Y-%m') || '|' || what || '|' || coalesce(location, '') as source_key,
  first_day,
  what,
  location,
  so_many,
  of_so_many,
  coalesce(
    must_be_day(month, first_day, 'month'),
    must_not_be_after(first_day, latest, 'month'),
    must_be_known(measure, what, 'measure'),
    case when so_many is null then 'NUMBER_FORMAT:done' end,
    case when of_so_many is null or of_so_many < so_many then 'NUMBER_FORMAT:out_of' end
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
