-- How text becomes a value: strict grammars that answer NULL for what they do not accept, never a
-- rounded or guessed value.

-- Text without the spaces around it, invisible ones included; empty is unknown.
create macro plain(t) as
  nullif(
    trim(t, ' ' || chr(9) || chr(160) || chr(8199) || chr(8201) || chr(8203) || chr(8239) || chr(65279)),
    ''
  );

-- Text without letters that cannot be seen: zero-width ones, and those that turn the direction.
create macro visible(t) as
  regexp_replace(t, '[\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2064}\x{FEFF}]', '', 'g');

-- Text without what keeps a spreadsheet from changing it: ="00100" and '00100.
create macro unguarded(t) as regexp_replace(t, '^(?:="(.*)"|''([0-9].*))$', '\1\2');

-- What a word of the source system means to us, by two lists of the same length. Not a join: a join
-- may change the order of rows, and a row's place is what leads back to its line.
create macro meaning_of(t, words, meanings) as meanings[list_position(words, lower(t))];

-- Whether a word is one of a list. Not IN, which DuckDB makes a join of when the list is long.
create macro among(word, words) as list_contains(words, word);

-- Money in accountants' notations, spaces taken out before.
create macro money_notation(s) as
  case
    when
      regexp_full_match(
        s,
        '\(?(CR|DR)?[-+]?(USD|\$)?-?(([0-9]{1,3}(,[0-9]{3})+|[0-9]{1,16})(\.[0-9]{0,2}0*)?|\.[0-9]{1,2}0*)(USD)?(-|CR|DR)?\)?'
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

-- A unit of measure as UCUM writes it, without what stands in braces: mmHg, %{Hb} and percent.
create macro unit_of(t) as
  case lower(regexp_replace(regexp_replace(t, '\{[^}]*\}', '', 'g'), '\s', '', 'g'))
    when '' then null
    when 'mmhg' then 'mm[Hg]'
    when 'mm[hg]' then 'mm[Hg]'
    when 'percent' then '%'
    when '%' then '%'
    when 'mg/dl' then 'mg/dL'
    else trim(t)
  end;

-- Which liberties were taken to read an amount, as CODE:field; NULL where it is written plainly. The
-- comparison spares plain amounts the patterns behind it.
create macro money_coerced(t, value, field) as
  case
    when t is null or value is null or cast(value as varchar) = t then null
    else nullif(concat_ws(
      ',',
      case when regexp_matches(t, '[−–]') then 'UNICODE_MINUS:' || field end,
      case when regexp_matches(t, '[(]|CR|DR|[0-9.]\s*-$') then 'NEGATIVE_NOTATION:' || field end,
      case when regexp_matches(t, '[$,]|USD') then 'STRIPPED_SYMBOL:' || field end,
      case
        when regexp_matches(t, '^\+|^-?\.|\.$|\.[0-9]{3,}|^-0*(\.0*)?$') then 'CANONICAL_AMOUNT:' || field
      end
    ), '')
  end;

-- Why an amount cannot be read, as CODE:field:hint. `european` hints at a decimal comma.
create macro money_problem(t, field) as
  case
    when regexp_full_match(t, '#(REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!)') then 'SHEET_ERROR:' || field
    when regexp_full_match(t, '[-+(]?[0-9][0-9.,]*[eE][-+]?[0-9]+\)?') then 'SCIENTIFIC_NOTATION:' || field
    when regexp_matches(t, '[€£¥₹]|(EUR|GBP|CAD|MXN|JPY|CHF|AUD)') then 'CURRENCY_UNEXPECTED:' || field
    when regexp_full_match(t, '[-+$(]*[0-9,]{17,}(\.[0-9]*)?\)?') then 'NUMERIC_OVERFLOW:' || field
    when regexp_full_match(t, '[-+$(]*([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?\.[0-9]{3,}\)?')
    then 'TOO_MANY_DECIMALS:' || field
    when regexp_full_match(t, '[-+(]*[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}\)?')
    then 'AMOUNT_FORMAT:' || field || ':european'
    when regexp_full_match(t, '[-+(]*[0-9]+,[0-9]{1,2}\)?') then 'AMOUNT_AMBIGUOUS:' || field || ':european'
    when regexp_full_match(t, '[-+$(]*[0-9][0-9.,]*[.,][0-9.,]*\)?') then 'AMOUNT_AMBIGUOUS:' || field
    else 'AMOUNT_FORMAT:' || field
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

-- A year of two digits is of this century; a date that pads its year with zeros means nothing.
create macro this_century(t, m) as
  case
    when year(m) between 0 and 99 and not regexp_matches(t, '(^|[^0-9])00[0-9]{2}') then m + interval 2000 year
  end;

create macro clock_of(t, patterns) as
  coalesce(
    in_our_time(try_strptime(t, patterns)),
    in_our_time(this_century(t, try_strptime(t, patterns)))
  );

-- A moment by the patterns of the format; where `zone` is given the text is a UTC instant and the
-- answer what that zone's clocks showed.
create macro moment_of(t, patterns, zone) as
  case
    when zone is null then clock_of(t, patterns)
    else in_our_time(timezone(zone, timezone('UTC', try_strptime(t, patterns))))
  end;

create macro day_of(t, patterns, zone) as
  cast(moment_of(t, patterns, zone) as date);

-- Which liberties were taken to read a day, as CODE:field; `patterns` begins with the file's own way.
create macro day_coerced(t, value, patterns, field) as
  case
    -- most days are written just as the file writes them, which one look tells
    when value is null or t like replace(replace(replace(patterns[1], '%Y', '____'), '%m', '__'), '%d', '__')
    then null
    when
      contains(patterns[1], '%H')
      or (
        length(t) <= 10
        and (substr(t, 5, 1) = '-') = starts_with(patterns[1], '%Y-')
        and substr(t, -3, 1) <> '/'
        and (t < 'A' or contains(patterns[1], '%b') or contains(patterns[1], '%B'))
      )
    then null
    else nullif(concat_ws(
      ',',
      case when contains(t, ':') then 'TIME_DROPPED:' || field end,
      case when regexp_matches(t, '^[0-9]+/[0-9]+/[0-9]{2}($|[^0-9])') then 'TWO_DIGIT_YEAR:' || field end,
      case
        when regexp_matches(t, '^[0-9]{4}-') <> starts_with(patterns[1], '%Y-') or regexp_matches(t, '^[A-Za-z]')
        then 'DATE_FORMAT_MIXED:' || field
      end
    ), '')
  end;

-- Why a day cannot be read, as CODE:field:hint. `swapped` says that day and month the other way would do.
create macro day_problem(t, field) as
  case
    when regexp_matches(t, '^(0001|9999)-|^1900-01-0[01]|/(0001|9999)$|^0?1/0?1/1900$') then 'DATE_SENTINEL:' || field
    when try_strptime(t, ['%d/%m/%Y', '%m/%d/%Y']) is not null then 'DATE_INVALID:' || field || ':swapped'
    else 'DATE_INVALID:' || field
  end;

-- The first problem of a row, as CODE:field.
create macro must_be_day(t, value, field) as
  case
    when t is null then 'DATE_MISSING:' || field
    when value is null then day_problem(t, field)
  end;

create macro may_be_day(t, value, field) as
  case when t is not null and value is null then day_problem(t, field) end;

create macro must_not_be_after(value, latest, field) as
  case when value > latest then 'DATE_FUTURE:' || field end;

create macro must_be_money(t, value, field) as
  case
    when t is null then 'AMOUNT_MISSING:' || field
    when value is null then money_problem(t, field)
  end;

create macro may_be_money(t, value, field) as
  case when t is not null and value is null then money_problem(t, field) end;

-- Beyond any amount that one line can be of.
create macro must_be_within(value, most, field) as
  case when abs(value) > most then 'AMOUNT_OUT_OF_RANGE:' || field end;

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

-- The number under which a row of a charge snapshot stands among transactions, beyond any row of theirs.
create macro as_transaction(row_no) as 1000000000000 + row_no;

-- A number for a person's name, the same for the same letters, from which no name comes back.
create macro person_of(key, last, first) as
  case
    when last is not null and first is not null
    then md5_number_lower(
      key || regexp_replace(upper(last), '[^A-Z]', '', 'g') || '|' || regexp_replace(upper(first), '[^A-Z]', '', 'g')
    )
  end;
