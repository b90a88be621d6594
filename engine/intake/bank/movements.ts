/**
 * What a bank's own formats have in common: movements of accounts, each from a line of the file, written
 * as rows of the feed for DuckDB to read.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../../contract.ts";
import type { Contents, Held, ReadOptions } from "../contents.ts";
import { FEEDS, type FieldOf } from "../feeds.ts";
import { recordText } from "../record.ts";

export type Movement = { line: number; fields: Partial<Record<FieldOf<"bank">, string>> };

export type Statement = {
  format: Contents["format"];
  movements: readonly Movement[];
  held: Held[];
  ignored: Contents["ignored"];
  /** patterns of the days; of several, the file keeps to one */
  days: readonly string[];
  findings: Finding[];
};

export async function contentsOf(
  { format, movements, held, ignored, days, findings }: Statement,
  options: ReadOptions,
): Promise<Contents> {
  const path = join(options.scratch, "movements");
  const fields = FEEDS.bank;
  const rows = movements.map((movement) =>
    recordText(fields.map((field) => movement.fields[field] || null)),
  );
  await writeFile(path, rows.join(""), { mode: 0o600 });
  const others = Object.values(ignored).reduce((sum, each) => sum + each, 0);
  return {
    format,
    asOf: null,
    loads: [
      {
        feed: "bank",
        reading: { days, moments: [], words: {} },
        file: { path, skip: 0, delimiter: ",", fields, compression: "none", tidy: false },
        rows: rows.length,
        segments: [],
        lines: movements.map(({ line }) => line),
      },
    ],
    read: rows.length + held.length + others,
    rows: rows.length,
    ignored,
    held,
    columns: null,
    printed: [],
    findings,
  };
}
