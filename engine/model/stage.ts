/**
 * Puts what was read from a file into the staged tables, row by row as it stood, and then finds out
 * which rows count: which repeat, which replace another, which are held back.
 */
import type { RowCounts } from "../contract.ts";
import { sqlFile, viewOfFile, type Row, type Session, type Values } from "../database.ts";
import { FEEDS, feeds, type Feed } from "../intake/feeds.ts";
import type { Contents, Load, Reading } from "../intake/contents.ts";
import { inOneOrder } from "./day_order.ts";

export type StagedFile = {
  file_id: number;
  import_id: string;
  sha256: string;
  name: string;
  /** ISO 8601 instant, UTC */
  known_at: string;
};

export type StagingOptions = {
  /** IANA name of the practice's wall clock */
  timeZone: string;
  /** turns patient numbers into surrogates */
  patientKey: string;
};

/** The reader and DuckDB disagree about the rows of a file: nothing of it may be used. */
export class RowsDisagree extends Error {
  override name = "RowsDisagree";
}

const HAS_LATEST: readonly Feed[] = ["transaction", "appointment", "survey"];
const HAS_AMOUNTS: readonly Feed[] = [
  "transaction",
  "ledger",
  "payroll",
  "appointment",
  "remittance",
  "survey",
];

/** @throws {RowsDisagree} */
export async function stageFile(
  session: Session,
  file: StagedFile,
  contents: Contents,
  options: StagingOptions,
): Promise<void> {
  await session.run(
    `insert into staged.file values
      ($file_id, $import_id, $sha256, $name, $format, cast($known_at as timestamptz) at time zone 'UTC',
        cast($as_of as timestamp))`,
    { ...file, format: contents.format.id, as_of: contents.asOf },
  );
  for (const load of contents.loads) await stageLoad(session, file.file_id, load, options);
  for (const { line, problem, field } of contents.held) {
    await session.run(
      "insert into staged.quarantine values ($file_id, $feed, null, $line, $problem, $field)",
      {
        file_id: file.file_id,
        feed: contents.loads[0]?.feed ?? null,
        line,
        problem,
        field,
      },
    );
  }
  const feed = contents.loads.find((load) => HAS_LATEST.includes(load.feed))?.feed;
  if (contents.asOf === null && feed) {
    await session.run(
      `update staged.file set as_of = (${sqlFile(`model/staged/latest/${feed}.sql`)})
      where file_id = $file_id`,
      { file_id: file.file_id },
    );
  }
}

async function stageLoad(
  session: Session,
  fileId: number,
  load: Load,
  options: StagingOptions,
): Promise<void> {
  if (load.rows === 0) return;
  const { feed } = load;
  await viewOfFile(session, "raw", load.file, FEEDS[feed], load.reading.also);
  const reading = await inOneOrder(session, load.reading);
  const table = `staged.${feed}`;
  const before = await count(session, table);
  const sql = sqlFile(`model/staged/${feed}.sql`);
  await stage(session, sql, {
    file_id: fileId,
    days: reading.days,
    moments: reading.moments,
    zone: reading.utc ? options.timeZone : null,
    signs: reading.signs ?? "effect",
    patient_key: options.patientKey,
    ...wordValues(feed, reading),
  });
  const added = (await count(session, table)) - before;
  if (added !== load.rows) {
    throw new RowsDisagree(
      `the file holds ${load.rows} rows of ${feed} and ${added} arrived; nothing of it was kept`,
    );
  }
  await session.run(
    `insert into staged.segment
    select
      $file_id,
      $feed,
      cast(split_part(run, ' ', 1) as bigint) + $before,
      cast(split_part(run, ' ', 2) as bigint),
      cast(split_part(run, ' ', 3) as bigint)
    from (select unnest(string_split($runs, ',')) as run)`,
    {
      file_id: fileId,
      feed,
      before,
      runs: load.segments.map(({ row, line, rows }) => `${row} ${line} ${rows}`).join(","),
    },
  );
}

/** The words of every field, as the two lists that `meaning_of` takes. */
function wordValues(feed: Feed, reading: Reading): Values {
  return Object.fromEntries(
    FEEDS[feed].flatMap((field) => {
      const words = Object.entries(
        (reading.words as Record<string, Record<string, string>>)[field] ?? {},
      );
      return [
        [`${field}_words`, words.map(([word]) => word.toLowerCase())],
        [`${field}_meanings`, words.map(([, meaning]) => meaning)],
      ];
    }),
  ) as Values;
}

/** @throws {RowsDisagree} where DuckDB cannot read what our scanner found to be sound */
async function stage(session: Session, sql: string, values: Values): Promise<void> {
  try {
    await session.run(sql, values);
  } catch (cause) {
    const said = (cause as Error).message.split("\n")[0];
    throw new RowsDisagree(`its rows cannot be read: ${said}`, { cause });
  }
}

/** What became of a file's rows, and what they add up to. */
export type StagedCounts = {
  rows: Partial<Omit<RowCounts, "read">>;
  amounts: Record<string, string>;
};

/** Settles which rows count, for every file from `firstFileId` on; answers by file. */
export async function settleRows(
  session: Session,
  firstFileId: number,
): Promise<Map<number, StagedCounts>> {
  const counts = new Map<number, StagedCounts>();
  const of = (fileId: unknown): StagedCounts => {
    const known = counts.get(fileId as number) ?? { rows: {}, amounts: {} };
    counts.set(fileId as number, known);
    return known;
  };
  const values = { first_file_id: firstFileId };
  for (const feed of feeds) {
    const fresh = await session.row(
      `select count(*)::integer as n from staged.${feed} where file_id >= $first_file_id`,
      values,
    );
    if (fresh["n"] === 0) continue;
    await session.run(forFeed("versions", feed), values);
    await session.run(forFeed("apply_versions", feed));
    await session.run(forFeed("quarantine", feed), { ...values, feed });
    for (const row of await session.rows(forFeed("row_states", feed), values)) {
      const rows = of(row["file_id"]).rows;
      const state = row["state"] === "held" ? "quarantined" : (row["state"] as keyof typeof rows);
      rows[state] = (rows[state] ?? 0) + (row["row_count"] as number);
    }
    if (!HAS_AMOUNTS.includes(feed)) continue;
    for (const row of await session.rows(sqlFile(`model/staged/amounts/${feed}.sql`), values)) {
      Object.assign(of(row["file_id"]).amounts, textsOf(row));
    }
  }
  return counts;
}

function textsOf(row: Row): Record<string, string> {
  const { file_id: _, ...amounts } = row;
  return amounts as Record<string, string>;
}

/** A step that is the same for every feed, for one of the feeds we know. */
const forFeed = (step: string, feed: Feed): string =>
  sqlFile(`model/staged/${step}.sql`).replaceAll("staged.feed", `staged.${feed}`);

async function count(session: Session, table: string): Promise<number> {
  const row = await session.row(`select count(*)::integer as n from ${table}`);
  return row["n"] as number;
}
