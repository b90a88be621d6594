/** A plain table of text with a header, read row by row: for files that are a question, not an export to keep. */
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { splitRecord } from "./record.ts";

/** A file that is not the table that was asked for; `message` names the line, what was seen and what to do. */
export class NotThisTable extends Error {
  override readonly name = "NotThisTable";
}

/** A row: its line, and a cell for each column asked for; an optional column that is absent gives "". */
export type PlainRow = { line: number; cells: string[] };

/**
 * @param columns   by name, in any order in the file, capitals or not
 * @param optional  columns that may be absent; their cells come last
 * @throws {NotThisTable}
 */
export async function* plainTable(
  path: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): AsyncGenerator<PlainRow> {
  const input = createReadStream(path, "utf8");
  const opened = new Promise<void>((resolve, reject) => {
    input.once("open", () => resolve()).once("error", reject);
  });
  await opened.catch((cause: Error) => {
    throw new NotThisTable(`cannot read ${path}: ${cause.message}`, { cause });
  });
  let places: number[] | null = null;
  let width = 0;
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    if (text.trim() === "") continue;
    const fields = splitRecord(line === 1 ? text.replace(/^\uFEFF/, "") : text, ",");
    if (!fields) {
      throw new NotThisTable(
        `line ${line}: a quote is not closed; close it, or double it inside a field`,
      );
    }
    if (!places) {
      const names = fields.map((name) => name.trim().toLowerCase());
      const missing = columns.filter((name) => !names.includes(name));
      if (missing.length > 0) {
        throw new NotThisTable(
          `line ${line}: no column ${missing.join(", ")}; the header is "${text}" and should name ${columns.join(",")}`,
        );
      }
      places = [...columns, ...optional].map((name) => names.indexOf(name));
      width = names.length;
      continue;
    }
    if (fields.length !== width) {
      throw new NotThisTable(
        `line ${line}: ${fields.length} fields where the header has ${width}: "${text.slice(0, 80)}"`,
      );
    }
    yield { line, cells: places.map((at) => (at < 0 ? "" : fields[at]!.trim())) };
  }
  if (!places)
    throw new NotThisTable(`the file is empty; it should begin with ${columns.join(",")}`);
}
