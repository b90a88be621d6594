/** What is to be known of files that were staged: told in their reports, and what the next ones are compared with. */
import type { RowCounts } from "../contract.ts";
import { sqlFile, type Session } from "../database.ts";
import { groupBy } from "../group.ts";
import type { Feed } from "../intake/feeds.ts";
import { cents } from "../money.ts";
import { looksLike } from "./alike_names.ts";
import { forFeed } from "./for_feed.ts";

/** Feeds that tell which liberties were taken to read their rows. */
const TELLS_COERCIONS: readonly Feed[] = ["transaction", "appointment", "ledger", "payroll"];
/** Feeds whose rows have no number of their own, so that equal ones can only be counted. */
const HAS_EQUALS: readonly Feed[] = ["ledger", "payroll"];
/** Feeds whose exports come month by month. */
const HAS_MONTHS: readonly Feed[] = ["transaction", "ledger"];

/** What became of a file's rows, and what they add up to. */
export type StagedCounts = {
  rows: Partial<Omit<RowCounts, "read">>;
  amounts: Record<string, string>;
  /** liberties taken to read fields, how often, and the line of the first */
  coercions: { code: string; field: string; rows: number; line: number }[];
  /** rows that broke a rule, with what hints at a cause */
  problems: { code: string; hint: string | null; rows: number }[];
  /** rows that say what an earlier one says, where nothing tells them apart */
  identical: number;
  /** rows of earlier files that these replace, and their amounts then and now */
  corrects: { rows: number; was: string; is: string } | null;
  /** rows whose number another file gives to something else, at another place */
  reused: number;
  /** rows by month, and the last day there is */
  months: Record<string, number>;
  last: string | null;
  /** how the numbers of things are written, by field */
  numbers: Record<string, { shortest: number; longest: number; padded: boolean }>;
  /** cents of all rows, and of those held back */
  money: { total: bigint; held: bigint };
  /** of a whole list, the keys of its lines by what became of them */
  lines: Record<"came" | "changed" | "stayed" | "went", string[]>;
  /** providers whose names look like others that are known, and are not */
  alike: { name: string; like: string }[];
};

/** Of a file that nothing was staged of. */
export const nothingStaged = (): StagedCounts => ({
  rows: {},
  amounts: {},
  coercions: [],
  problems: [],
  identical: 0,
  corrects: null,
  reused: 0,
  months: {},
  last: null,
  numbers: {},
  money: { total: 0n, held: 0n },
  lines: { came: [], changed: [], stayed: [], went: [] },
  alike: [],
});

/** What else is to be known of the files just staged, to tell it or to compare the next ones with. */
export async function describe(
  session: Session,
  feed: Feed,
  values: { first_file_id: number },
  of: (fileId: unknown) => StagedCounts,
): Promise<void> {
  if (TELLS_COERCIONS.includes(feed)) {
    const told = await session.rows(forFeed("coerced", feed), { ...values, feed });
    for (const { file_id, ...row } of told) {
      of(file_id).coercions.push(row as StagedCounts["coercions"][number]);
    }
  }
  if (HAS_EQUALS.includes(feed)) {
    for (const row of await session.rows(forFeed("identical", feed), values)) {
      of(row["file_id"]).identical = row["rows"] as number;
    }
  }
  if (HAS_MONTHS.includes(feed)) {
    for (const row of await session.rows(sqlFile(`model/staged/months/${feed}.sql`), values)) {
      const counts = of(row["file_id"]);
      counts.months[row["month"] as string] = row["rows"] as number;
      counts.last = row["last"] as string;
    }
  }
  if (feed !== "transaction") return;
  for (const row of await session.rows(sqlFile("model/staged/numbers.sql"), values)) {
    const { file_id, field, ...written } = row;
    of(file_id).numbers[field as string] = written as StagedCounts["numbers"][string];
  }
  for (const { fileId, name, like } of await alikeNames(session, values)) {
    of(fileId).alike.push({ name, like });
  }
  for (const row of await session.rows(sqlFile("model/staged/held_money.sql"), values)) {
    const { total, held } = row as { total: string; held: string };
    of(row["file_id"]).money = { total: cents(total), held: cents(held) };
  }
}

/** Names of the files just staged that look like other names. */
async function alikeNames(
  session: Session,
  values: { first_file_id: number },
): Promise<{ fileId: unknown; name: string; like: string }[]> {
  const foreign = await session.rows(sqlFile("model/staged/foreign_names.sql"), values);
  if (foreign.length === 0) return [];
  const rows = await session.rows("select distinct provider from staged.transaction");
  const known = new Set(rows.map((row) => row["provider"] as string));
  return foreign.flatMap((row) => {
    const name = row["provider"] as string;
    const like = looksLike(name);
    return like !== name && known.has(like) ? [{ fileId: row["file_id"], name, like }] : [];
  });
}

/** Rows between two lines of a file, whose amounts a line of it sums up. */
export type Block = { fileId: number; after: number; line: number };

/** What the rows of blocks come to, by file and line. */
export async function blockSums(
  session: Session,
  firstFileId: number,
  blocks: readonly Block[],
): Promise<Map<number, Map<number, string>>> {
  const sums = new Map<number, Map<number, string>>();
  if (blocks.length === 0) return sums;
  const rows = await session.rows(sqlFile("model/staged/block_sums.sql"), {
    first_file_id: firstFileId,
    files: blocks.map(({ fileId }) => String(fileId)),
    after: blocks.map(({ after }) => String(after)),
    before: blocks.map(({ line }) => String(line)),
  });
  for (const [fileId, mine] of groupBy(rows, (row) => row["file_id"] as number)) {
    sums.set(fileId, new Map(mine.map((row) => [row["line"] as number, row["amount"] as string])));
  }
  return sums;
}

/** Notes which files meet every total that they print. */
export async function noteTotalsMet(session: Session, fileIds: readonly number[]): Promise<void> {
  if (fileIds.length === 0) return;
  await session.run(
    `update staged.file set totals_met = true
    where file_id in (select cast(unnest($file_ids) as integer))`,
    { file_ids: fileIds.map(String) },
  );
}
