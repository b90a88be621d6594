/**
 * The rows held back, and a file of them to mend: the original record under its original header,
 * with the problem in front. Mended and imported, a row counts; its key leaves the quarantine.
 */
import { createWriteStream } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Session } from "../database.ts";
import { groupBy } from "../group.ts";
import { archivedPath } from "../intake/archive.ts";
import { recordsAt } from "../intake/lines.ts";
import { tableLayout } from "../intake/table.ts";
import { recordText } from "../intake/record.ts";
import type { PracticeFolder } from "../practice.ts";
import { readJournal } from "./journal.ts";
import { formatsOf, mappingsOf } from "./mappings.ts";

export type HeldRow = {
  file: string;
  sha256: string;
  format: string;
  line: number;
  problem: string;
  field: string | null;
};

export async function heldRows(session: Session): Promise<HeldRow[]> {
  const rows = await session.rows(
    `select file.name as file, file.sha256, file.format, cast(held.line as integer) as line,
      held.problem, held.field
    from held_row held
    join staged.file file on file.file_id = held.file_id
    order by held.file_id, held.line`,
  );
  return rows as unknown as HeldRow[];
}

/**
 * Writes held rows as CSV, one file a layout where there are several: the second is named after the
 * first with the format's id.
 *
 * @returns the files written
 */
export async function writeHeldRows(
  folder: PracticeFolder,
  rows: readonly HeldRow[],
  out: string,
): Promise<string[]> {
  const formats = formatsOf(mappingsOf(folder, readJournal(folder.journal).entries));
  const layouts = groupBy(rows, (row) => row.format);
  const written: string[] = [];
  for (const [format, held] of layouts) {
    const path =
      written.length === 0
        ? out
        : join(dirname(out), `${basename(out, extname(out))}-${format}${extname(out)}`);
    const target = createWriteStream(path, { mode: 0o600 });
    let headed = false;
    for (const [sha256, mine] of groupBy(held, (row) => row.sha256)) {
      const archived = archivedPath(folder.archive, sha256);
      const scratch = join(folder.scratch, `held-${process.pid}`);
      const layout = await tableLayout(archived, formats, format, scratch);
      const delimiter = layout?.delimiter ?? ",";
      if (layout && !headed) {
        target.write(`Problem${delimiter}Field${delimiter}${layout.header}\n`);
      }
      headed = true;
      const records = await recordsAt(archived, new Set(mine.map((row) => row.line)), scratch, {
        formats,
        format,
      });
      for (const { line, problem, field } of mine) {
        const front = recordText([problem, field], delimiter).trimEnd();
        target.write(`${front}${delimiter}${records.get(line) ?? ""}\n`);
      }
    }
    await new Promise<void>((resolve) => target.end(resolve));
    written.push(path);
  }
  return written;
}
