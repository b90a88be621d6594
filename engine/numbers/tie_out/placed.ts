/** Where rows of a feed stand: file, line and the SHA-256 that leads to the bytes. */
import type { Session } from "../../database.ts";

export type Place = { file: string | null; line: number | null; sha256: string | null };

/** @returns one place a row, in the order of the rows */
export async function placed(
  session: Session,
  feed: string,
  rowNumbers: readonly number[],
): Promise<Place[]> {
  if (rowNumbers.length === 0) return [];
  const rows = await session.rows(
    `with asked as (
      select cast(no as bigint) as row_no, place
      from (select unnest($rows) as no, generate_subscripts($rows, 1) as place)
    )
    select
      file.name as file,
      cast(segment.first_line + (asked.row_no - segment.first_row) as integer) as line,
      file.sha256
    from asked
    asof left join (select * from staged.segment where feed = $feed) segment
      on segment.first_row <= asked.row_no
    left join staged.file file on file.file_id = segment.file_id
    order by asked.place`,
    { rows: rowNumbers.map(String), feed },
  );
  return rows as unknown as Place[];
}
