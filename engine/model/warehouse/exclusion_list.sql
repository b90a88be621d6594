-- The exclusion list
-- Grain: one entry of the newest list that stands.
select row.*, file.known_at
from exclusion_row row
join staged.file file on file.file_id = row.file_id
where row.reinstated is null
qualify dense_rank() over (order by file.known_at desc, file.file_id desc) = 1
