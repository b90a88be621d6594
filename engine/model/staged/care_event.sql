-- Staged events of care
-- Grain: one visit, condition, result, procedure or medication of a patient. Where the record numbers its
--        events, that number is the key; else what it says, and which of those that say the same it is.
--        What has no end is over the same day, but for a condition or a medication, which goes on.
insert into staged.care_event
with
parsed as (
  select
    raw.*,
    meaning_of(raw.kind, $kind_words, $kind_meanings) as known_kind,
    meaning_of(raw.setting, $setting_words, $setting_meanings) as place_of_care,
    day_of(raw.start, $days, $zone) as began,
    day_of(raw."end", $days, $zone) as ended,
    -- what is measured may have more decimals than anything we compare it with
    number_of(regexp_replace(raw.value, '^(-?[0-9]{1,11}(\.[0-9]{1,6})?)[0-9]*\s*%?$', '\1')) as figure,
    unit_of(coalesce(raw.unit, case when ends_with(raw.value, '%') then '%' end)) as measured_in
  from (select *, row_number() over () as place from raw) raw
)
select
  file_id,
  coalesce(
    event_id,
    concat_ws('|', known_kind, patient_id, visit_id, start, codes, value, answer) || '#' || row_number() over (
      partition by file_id, known_kind, patient_id, visit_id, start, codes, value, answer
      order by "end", place
    )
  ) as source_key,
  visit_id,
  md5_number_lower($patient_key || patient_id),
  known_kind,
  began,
  case when known_kind in ('condition', 'medication') then ended else coalesce(ended, began) end as over_on,
  codes,
  lower(name),
  figure,
  measured_in,
  case
    when figure is null
    then left(trim(regexp_replace(lower(coalesce(answer, value)), '\((finding|qualifier value|situation)\)', '')), 60)
  end,
  coalesce(place_of_care, 'office'),
  provider,
  location,
  coalesce(
    must_be(patient_id, 'patient_id'),
    must_be_known(kind, known_kind, 'kind'),
    must_be_day(start, began, 'start'),
    must_not_be_after(began, latest, 'start'),
    may_be_day("end", ended, 'end'),
    case when ended < began then 'ENDS_BEFORE_START:end' end,
    case when known_kind <> 'visit' then must_be(codes, 'codes') end,
    may_be_known(setting, place_of_care, 'setting')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from parsed
order by place
