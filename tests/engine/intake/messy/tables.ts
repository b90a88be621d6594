/** Any table read as if a practice had described it: its rows as the warehouse would be given them. */
import { join } from "node:path";
import { Database, viewOfFiles } from "../../../../engine/database.ts";
import type { Contents } from "../../../../engine/intake/contents.ts";
import { FEEDS } from "../../../../engine/intake/feeds.ts";
import type { Format } from "../../../../engine/intake/format.ts";
import { readFile } from "../../../../engine/intake/read.ts";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import { scratchFolder } from "../../../scratch.ts";

/** The fields that stand for columns one to so many; their names mean nothing here. */
const FIELDS = FEEDS.transaction;
/** Columns that a table may have to be read here. */
export const mostColumns = FIELDS.length;

/** A layout with these columns, in the words the practice would use. */
export function layoutOf(header: readonly string[]): Format {
  const columns = Object.fromEntries(header.map((name, i) => [FIELDS[i]!, name]));
  return {
    id: "described",
    title: "described",
    evidence: "described by the practice",
    feed: "transaction",
    columns,
    header,
    required: Object.keys(columns) as never[],
    days: [],
    moments: [],
    words: {},
  };
}

export type Table = { contents: Contents; rows: string[][] } | { rejected: string };

let database: Database | null = null;

const NO_MARKS = { invisible: false, guarded: false, shortened: false };

/** Reads a file as a table of that layout. */
export async function readAs(path: string, header: readonly string[]): Promise<Table> {
  const scratch = scratchFolder();
  try {
    const contents = await readFile(path, {
      scratch: join(scratch, "reading"),
      name: "file",
      formats: [layoutOf(header)],
      format: null,
    });
    database ??= await Database.build(join(scratchFolder(), "tables.duckdb"), scratchFolder());
    const wanted = FIELDS.slice(0, header.length);
    const rows = await database.session(async (session) => {
      const files = contents.loads.map(({ file }) => ({
        id: 1,
        file: { ...file, tidy: true, marks: NO_MARKS },
      }));
      await viewOfFiles(session, "table_read", files, { wanted });
      return session.rows(`select ${wanted.join(", ")} from table_read`);
    });
    return {
      contents,
      rows: rows.map((row) => wanted.map((field) => (row[field] as string | null) ?? "")),
    };
  } catch (error) {
    if (error instanceof Rejected) return { rejected: error.message };
    throw error;
  }
}
