-- Today
-- Grain: one row: the day anything was last imported, on which what runs out is judged.
select cast(max(known_at) as date) as day from staged.file
