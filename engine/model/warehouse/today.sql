-- Today
-- Grain: one row: the day anything was last imported, on which what runs out is judged; under a past state
--        of knowledge, the last import that was known then.
select cast(max(file.known_at) as date) as day
from staged.file file
cross join horizon
where horizon.known_at is null or file.known_at <= horizon.known_at
