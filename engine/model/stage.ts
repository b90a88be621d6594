/**
 * Puts what was read from a file into the staged tables, row by row as it stood, and then finds out
 * which rows count: which repeat, which replace another, which are held back.
 */
import { sqlFile, type Row, type Session, type Values } from "../database.ts";
import { groupBy } from "../group.ts";
import { FEEDS, feeds, type Feed } from "../intake/feeds.ts";
import type { Contents, Reading } from "../intake/contents.ts";
import { addDays } from "../calendar.ts";
import { LISTS, listNamed } from "../practice.ts";
import { readComments } from "./comments/read_comments.ts";
import { inOneOrder } from "./day_order.ts";
import { layoutOf, viewOfLoads, type FileLoad } from "./file_load.ts";
import { forFeed, forFeeds } from "./for_feed.ts";
import { withLooseDays } from "./loose_days.ts";
import { describe, nothingStaged, type StagedCounts } from "./staged_counts.ts";

export type StagedFile = {
  file_id: number;
  import_id: string;
  sha256: string;
  name: string;
  /** ISO 8601 instant, UTC */
  known_at: string;
  /** whether it is all of the list that its name says */
  whole: boolean;
};

export type StagingOptions = {
  /** IANA name of the practice's wall clock */
  timeZone: string;
  /** turns patient numbers into surrogates */
  patientKey: string;
  /** the most that one line of a charge or payment can come to, as decimal text */
  largestAmount: string;
};

/** The reader and DuckDB disagree about the rows of a file: nothing of it may be used. */
export class RowsDisagree extends Error {
  override name = "RowsDisagree";
}

const HAS_LATEST: readonly Feed[] = [
  "transaction",
  "charge_snapshot",
  "appointment",
  "survey",
  "message",
  "opening",
  "claim_work",
  "clinical_order",
];
const HAS_AMOUNTS: readonly Feed[] = [
  "transaction",
  "charge_snapshot",
  "ledger",
  "ledger_summary",
  "ledger_balance",
  "bank",
  "payroll",
  "appointment",
  "remittance",
  "survey",
  "submitted_claim",
  "claim_status",
  "acknowledgement",
  "visit",
  "explained_benefit",
];

/** A file that was read, to be staged. */
export type ReadFile = { file: StagedFile; contents: Contents };

/**
 * Stages files, those of one layout in one statement: what a statement costs before it reads a row is
 * more than a small export costs.
 *
 * @param files  in the order of their ids, each greater than any staged before
 * @throws {RowsDisagree}
 */
export async function stageFiles(
  session: Session,
  files: readonly ReadFile[],
  options: StagingOptions,
): Promise<void> {
  await noteFiles(session, files);
  const loads = files.flatMap(({ file, contents }) =>
    contents.loads
      .filter(({ rows }) => rows > 0)
      .map((load) => ({ ...load, fileId: file.file_id, ...daysOf(file, contents) })),
  );
  for (const alike of groupBy(await inOneOrder(session, loads), layoutOf).values()) {
    await stageLoads(session, alike, options);
  }
  if (loads.some(({ feed }) => feed === "charge_snapshot")) {
    await session.run(
      `insert into staged.segment
      select file_id, 'transaction', as_transaction(first_row), first_line, row_count
      from staged.segment
      where feed = 'charge_snapshot' and file_id >= $first_file_id`,
      { first_file_id: files[0]!.file.file_id },
    );
  }
  await noteHeld(session, files);
  const undated = files.filter(({ contents }) => contents.asOf === null);
  for (const feed of HAS_LATEST) {
    if (!undated.some(({ contents }) => contents.loads.some((load) => load.feed === feed)))
      continue;
    await session.run(
      `update staged.file as file
      set as_of = seen.latest
      from (${sqlFile(`model/staged/latest/${feed}.sql`)}) seen
      where seen.file_id = file.file_id and file.as_of is null`,
      { first_file_id: files[0]!.file.file_id },
    );
  }
}

/**
 * The day a file was made, or else became known, and the last day it can speak of: the day after both,
 * wherever that was.
 */
function daysOf({ known_at }: StagedFile, { asOf }: Contents): { made: string; latest: string } {
  const last = [known_at, asOf ?? ""].reduce((a, b) => (a > b ? a : b));
  return { made: (asOf ?? known_at).slice(0, 10), latest: addDays(last.slice(0, 10), 1) };
}

async function noteFiles(session: Session, files: readonly ReadFile[]): Promise<void> {
  const all = files.map(({ file, contents }) => ({ ...file, contents }));
  await session.run(
    `insert into staged.file
    select
      cast(file_id as integer), import_id, sha256, name, format,
      cast(known_at as timestamptz) at time zone 'UTC', cast(nullif(as_of, '') as timestamp), false,
      nullif(list, ''), cast(whole as boolean)
    from (
      select
        unnest($file_id) as file_id, unnest($import_id) as import_id, unnest($sha256) as sha256,
        unnest($name) as name, unnest($format) as format, unnest($known_at) as known_at,
        unnest($as_of) as as_of, unnest($list) as list, unnest($whole) as whole
    )`,
    {
      file_id: all.map(({ file_id }) => String(file_id)),
      import_id: all.map(({ import_id }) => import_id),
      sha256: all.map(({ sha256 }) => sha256),
      name: all.map(({ name }) => name),
      format: all.map(({ contents }) => contents.format.id),
      known_at: all.map(({ known_at }) => known_at),
      as_of: all.map(({ contents }) => contents.asOf ?? ""),
      list: all.map(({ name }) => listNamed(name) ?? ""),
      whole: all.map(({ whole }) => String(whole)),
    },
  );
}

/** Records that could not become rows. */
async function noteHeld(session: Session, files: readonly ReadFile[]): Promise<void> {
  const held = files.flatMap(({ file, contents }) =>
    contents.held.map((record) => ({
      ...record,
      fileId: file.file_id,
      feed: contents.loads[0]?.feed ?? "",
    })),
  );
  if (held.length === 0) return;
  await session.run(
    `insert into staged.quarantine
    select
      cast(file_id as integer), nullif(feed, ''), null, cast(line as bigint), problem, nullif(field, '')
    from (
      select
        unnest($file_id) as file_id, unnest($feed) as feed, unnest($line) as line,
        unnest($problem) as problem, unnest($field) as field
    )`,
    {
      file_id: held.map(({ fileId }) => String(fileId)),
      feed: held.map(({ feed }) => feed),
      line: held.map(({ line }) => String(line)),
      problem: held.map(({ problem }) => problem),
      field: held.map(({ field }) => field ?? ""),
    },
  );
}

/** Stages loads of one layout, and notes which line each of their rows came from. */
async function stageLoads(
  session: Session,
  loads: readonly FileLoad[],
  options: StagingOptions,
): Promise<void> {
  const { feed, reading } = loads[0]!;
  await viewOfLoads(session, loads);
  const table = `staged.${feed}`;
  const before = await count(session, table);
  await readable(async () =>
    session.run(sqlFile(`model/staged/${feed}.sql`), {
      days: withLooseDays(reading.days, reading.utc ? undefined : reading.days[0]),
      moments: withLooseDays(reading.moments, reading.utc ? undefined : reading.days[0]),
      largest: options.largestAmount,
      zone: reading.utc ? options.timeZone : null,
      signs: reading.signs ?? "effect",
      patient_key: options.patientKey,
      ...wordValues(feed, reading),
      ...(feed === "review" ? await readComments(session) : {}),
    }),
  );
  const arrived = await session.rows(
    `select
      file_id, count(*)::integer as rows, max(rowid) - min(rowid) + 1 = count(*) as together
    from ${table}
    where file_id in (select cast(unnest($file_ids) as integer))
    group by file_id
    order by min(rowid)`,
    { file_ids: loads.map(({ fileId }) => String(fileId)) },
  );
  const runs: string[] = [];
  const single: { fileId: string; first: string; lines: string }[] = [];
  let first = before;
  for (const [i, { fileId, rows, segments, lines }] of loads.entries()) {
    const came = arrived[i];
    if (came?.["file_id"] !== fileId || came["rows"] !== rows || !came["together"]) {
      throw new RowsDisagree(
        `the file holds ${rows} rows of ${feed} and ${(came?.["rows"] as number | undefined) ?? 0} arrived; nothing of it was kept`,
      );
    }
    for (const run of segments) runs.push(`${fileId} ${first + run.row} ${run.line} ${run.rows}`);
    if (lines) {
      single.push({ fileId: String(fileId), first: String(first), lines: lines.join(" ") });
    }
    first += rows;
  }
  if (runs.length > 0) {
    await session.run(
      `insert into staged.segment
      select
        cast(split_part(run, ' ', 1) as integer),
        $feed,
        cast(split_part(run, ' ', 2) as bigint),
        cast(split_part(run, ' ', 3) as bigint),
        cast(split_part(run, ' ', 4) as bigint)
      from (select unnest(string_split($runs, ',')) as run)`,
      { feed, runs: runs.join(",") },
    );
  }
  if (single.length === 0) return;
  await session.run(
    `insert into staged.segment
    select
      cast(file_id as integer),
      $feed,
      cast(first_row as bigint) + unnest(range(len(lines))),
      cast(unnest(lines) as bigint),
      1
    from (
      select
        unnest($file_id) as file_id, unnest($first_row) as first_row,
        string_split(unnest($lines), ' ') as lines
    )`,
    {
      feed,
      file_id: single.map(({ fileId }) => fileId),
      first_row: single.map((load) => load.first),
      lines: single.map(({ lines }) => lines),
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
async function readable(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    const said = (cause as Error).message.split("\n")[0];
    throw new RowsDisagree(`its rows cannot be read: ${said}`, { cause });
  }
}

type Replaced = { rows: number; was: string; is_now: string; reused: number };

/** Settles which rows count, for every file from `firstFileId` on; answers by file. */
export async function settleRows(
  session: Session,
  firstFileId: number,
): Promise<Map<number, StagedCounts>> {
  const counts = new Map<number, StagedCounts>();
  const of = (fileId: unknown): StagedCounts => {
    const known = counts.get(fileId as number) ?? nothingStaged();
    counts.set(fileId as number, known);
    return known;
  };
  const values = { first_file_id: firstFileId };
  const lists = await listsFrom(session, firstFileId);
  const fresh = await feedsFrom(session, firstFileId, lists);
  if (fresh.length === 0) return counts;
  for (const [feed, list] of lists) await session.run(forFeed("gone", feed), { list });
  await session.run(
    `create or replace temp table repeated as ${forFeeds("repeated", fresh)}`,
    values,
  );
  const repeated = await session.rows("select distinct relation from repeated");
  for (const feed of fresh.filter((each) => names(repeated, each))) {
    await session.run(forFeed("versions", feed));
    if (feed === "transaction") {
      for (const { file_id, ...row } of await session.rows(
        sqlFile("model/staged/replaced.sql"),
        values,
      )) {
        const { rows, was, is_now: is, reused } = row as Replaced;
        of(file_id).reused = reused;
        if (rows > 0) of(file_id).corrects = { rows, was, is };
      }
    }
    await session.run(forFeed("apply_versions", feed));
  }
  const problems = await session.rows(forFeeds("problems", fresh), values);
  for (const feed of fresh.filter((each) => names(problems, each))) {
    await session.run(forFeed("quarantine", feed), { ...values, feed });
  }
  for (const { file_id, code, hint, rows } of problems) {
    of(file_id).problems.push({ code, hint, rows } as StagedCounts["problems"][number]);
  }
  for (const row of await session.rows(forFeeds("row_states", fresh), values)) {
    const rows = of(row["file_id"]).rows;
    const state = row["state"] === "held" ? "quarantined" : (row["state"] as keyof typeof rows);
    rows[state] = (rows[state] ?? 0) + (row["row_count"] as number);
  }
  for (const feed of lists.keys()) {
    for (const row of await session.rows(forFeed("listed", feed), values)) {
      const { lines } = of(row["file_id"]);
      lines[row["became"] as keyof typeof lines].push(row["line"] as string);
    }
  }
  for (const feed of fresh) {
    await describe(session, feed, values, of);
    if (!HAS_AMOUNTS.includes(feed)) continue;
    for (const row of await session.rows(sqlFile(`model/staged/amounts/${feed}.sql`), values)) {
      Object.assign(of(row["file_id"]).amounts, textsOf(row));
    }
  }
  return counts;
}

/** Whether rows that tell of several feeds tell of one. */
const names = (rows: readonly Row[], feed: Feed): boolean =>
  rows.some((row) => row["relation"] === `staged.${feed}`);

/** The lists that files just staged are editions of, by their feed. */
async function listsFrom(session: Session, firstFileId: number): Promise<Map<Feed, string>> {
  const rows = await session.rows(
    "select distinct list from staged.file where list is not null and file_id >= $first_file_id",
    { first_file_id: firstFileId },
  );
  return new Map(
    rows.map(({ list }) => [LISTS[list as keyof typeof LISTS] satisfies Feed, list as string]),
  );
}

/** The feeds that files just staged have rows of, or are a list of, in order. */
async function feedsFrom(
  session: Session,
  firstFileId: number,
  lists: ReadonlyMap<Feed, string>,
): Promise<Feed[]> {
  const parts = feeds.map(
    (feed, i) => `select ${i} as i
      where exists (select 1 from staged.${feed} where file_id >= $first_file_id)`,
  );
  const rows = await session.rows(parts.join(" union all "), {
    first_file_id: firstFileId,
  });
  const staged = rows.map((row) => feeds[row["i"] as number]!);
  return feeds.filter((feed) => staged.includes(feed) || lists.has(feed));
}

function textsOf(row: Row): Record<string, string> {
  const { file_id: _, ...amounts } = row;
  return amounts as Record<string, string>;
}

async function count(session: Session, table: string): Promise<number> {
  const row = await session.row(`select count(*)::integer as n from ${table}`);
  return row["n"] as number;
}

/** Rows of the feed that has the most. */
export async function mostRows(session: Session): Promise<number> {
  const row = await session.row(
    `select coalesce(max(estimated_size), 0)::integer as rows
    from duckdb_tables()
    where database_name = current_database() and schema_name = 'staged'`,
  );
  return row["rows"] as number;
}
