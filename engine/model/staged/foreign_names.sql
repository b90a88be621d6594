-- Providers of the files just staged that are written with Greek or Cyrillic letters.
select file_id, provider
from (select distinct file_id, provider from staged.transaction where file_id >= $first_file_id)
where regexp_matches(provider, '[\p{Greek}\p{Cyrillic}]')
order by all
