-- Staged survey samples
-- Grain: one sampled patient, with disposition and answers (1 never … 4 always, q18 0-10; null: skipped).
insert into staged.survey
with
answers as (
  select
    raw.*,
    raw.sample_id as source_key,
    meaning_of(raw.disposition, $disposition_words, $disposition_meanings) as fate,
    day_of(raw.visit_date, $days, $zone) as visited,
    day_of(raw.sampled, $days, $zone) as drawn,
    day_of(raw.received, $days, $zone) as returned,
    answer_of(raw.q6) as a6,
    answer_of(raw.q8) as a8,
    answer_of(raw.q10) as a10,
    answer_of(raw.q11) as a11,
    answer_of(raw.q12) as a12,
    answer_of(raw.q13) as a13,
    answer_of(raw.q14) as a14,
    answer_of(raw.q15) as a15,
    answer_of(raw.q17) as a17,
    rating_of(raw.q18) as a18,
    answer_of(raw.q20) as a20,
    answer_of(raw.q21) as a21,
    answer_of(raw.q22) as a22
  from raw
)
select
  file_id,
  source_key,
  visited,
  drawn,
  returned,
  lower(mode),
  fate,
  provider,
  location,
  a6,
  a8,
  a10,
  a11,
  a12,
  a13,
  a14,
  a15,
  a17,
  a18,
  a20,
  a21,
  a22,
  coalesce(
    must_be(source_key, 'sample_id'),
    must_be_day(sampled, drawn, 'sampled'),
    may_be_day(visit_date, visited, 'visit_date'),
    may_be_day(received, returned, 'received'),
    must_be_known(disposition, fate, 'disposition'),
    may_be_known(q6, a6, 'q6'),
    may_be_known(q8, a8, 'q8'),
    may_be_known(q10, a10, 'q10'),
    may_be_known(q11, a11, 'q11'),
    may_be_known(q12, a12, 'q12'),
    may_be_known(q13, a13, 'q13'),
    may_be_known(q14, a14, 'q14'),
    may_be_known(q15, a15, 'q15'),
    may_be_known(q17, a17, 'q17'),
    may_be_known(q18, a18, 'q18'),
    may_be_known(q20, a20, 'q20'),
    may_be_known(q21, a21, 'q21'),
    may_be_known(q22, a22, 'q22')
  ) as problem,
  case when problem is null then 'loaded' else 'held' end,
  null
from answers
