-- How text becomes a value: strict grammars that answer NULL for what they do not accept, never a
-- rounded or guessed value.

-- Text without the spaces around it, invisible ones included; empty is unknown.
create macro plain(t) as
  nullif(trim(t, ' ' || chr(9) || chr(160) || chr(8203) || chr(65279)), '');

-- What a word of the source system means to us, by two lists of the same length. Not a join: a join
-- may change the order of rows, and a row's place is what leads back to its line.
create macro meaning_of(t, words, meanings) as meanings[list_position(words, lower(t))];

-- Money in accountants' notations, spaces taken out before.
create macro money_notation(s) as
  case
    when
      regexp_full_match(
        s,
        '\(?[-+]?\$?-?(([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,16})(\.[0-9]{0,2}0*)?|\.[0-9]{1,2}0*)(-|CR|DR)?\)?'
      )
      and starts_with(s, '(') = ends_with(s, ')')
      and length(regexp_replace(replace(s, 'CR', '-'), '[^-(]', '', 'g')) <= 1
    then
      try_cast(regexp_replace(s, '[^0-9.]', '', 'g') as decimal(18, 2))
        * (case when regexp_matches(s, '[-(]|CR') then -1 else 1 end)
  end;

-- Money: 1234.5, $1,234.50, (1,234.50), 1,234.50-, 1,234.50 CR, a typographic minus; at most two
-- decimals that matter. Anything else, 1e3 and 12.345 included, is NULL.
create macro money_of(t) as
  case
    when regexp_full_match(t, '-?[0-9]{1,16}(\.[0-9]{1,2}0*)?') then try_cast(t as decimal(18, 2))
    else money_notation(
      regexp_replace(translate(t, '−–', '--'), '[\s\x{00A0}\x{2009}\x{200B}\x{202F}]', '', 'g')
    )
  end;

-- A plain number with up to six decimals: hours, units, rates, work RVUs.
create macro number_of(t) as
  case
    when regexp_full_match(t, '-?[0-9]{1,11}(\.[0-9]{1,6}0*)?')
    then try_cast(t as decimal(18, 6))
    when regexp_full_match(t, '-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,6})?')
    then try_cast(replace(t, ',', '') as decimal(18, 6))
  end;

-- A whole number, as we count things: visits, minutes, years, payments.
create macro whole_of(t) as
  case when regexp_full_match(t, '[0-9]{1,9}(\.0*)?') then try_cast(split_part(t, '.', 1) as integer) end;

-- Moments that a practice's books can hold; others are misread or sentinels. (DuckDB's strptime reads
-- "infinity" as 1900-01-01.)
create macro in_our_time(m) as
  case when m > timestamp '1900-01-01' and m < timestamp '2200-01-01' then m end;

-- A moment by the patterns of the format; where `zone` is given the text is a UTC instant and the
-- answer what that zone's clocks showed.
create macro moment_of(t, patterns, zone) as
  case
    when zone is null then in_our_time(try_strptime(t, patterns))
    else in_our_time(timezone(zone, timezone('UTC', try_strptime(t, patterns))))
  end;

create macro day_of(t, patterns, zone) as
  cast(moment_of(t, patterns, zone) as date);

-- The first problem of a row, as CODE:field.
create macro must_be_day(t, value, field) as
  case
    when t is null then 'DATE_MISSING:' || field
    when value is null then 'DATE_INVALID:' || field
  end;

create macro may_be_day(t, value, field) as
  case when t is not null and value is null then 'DATE_INVALID:' || field end;

create macro must_be_money(t, value, field) as
  case
    when t is null then 'AMOUNT_MISSING:' || field
    when value is null then 'AMOUNT_FORMAT:' || field
  end;

create macro may_be_money(t, value, field) as
  case when t is not null and value is null then 'AMOUNT_FORMAT:' || field end;

create macro must_be_known(t, value, field) as
  case when value is null then 'WORD_UNKNOWN:' || field end;

create macro may_be_known(t, value, field) as
  case when t is not null and value is null then 'WORD_UNKNOWN:' || field end;

create macro must_be(value, field) as
  case when value is null then 'FIELD_MISSING:' || field end;

create macro may_be_number(t, value, field) as
  case when t is not null and value is null then 'NUMBER_FORMAT:' || field end;

-- An answer of a survey item by its words, 1 never … 4 always.
create macro answer_of(t) as
  case lower(t)
    when 'never' then 1::tinyint
    when 'sometimes' then 2::tinyint
    when 'usually' then 3::tinyint
    when 'always' then 4::tinyint
    when '1' then 1::tinyint
    when '2' then 2::tinyint
    when '3' then 3::tinyint
    when '4' then 4::tinyint
  end;

-- A whole number from 0 to 10.
create macro rating_of(t) as
  case
    when regexp_full_match(t, '[0-9]|10') then cast(t as tinyint)
  end;
