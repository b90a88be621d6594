/**
 * `budget.csv` as people keep it: read by its header, and written so that only what changed differs. Every
 * other line stays as it is, byte for byte.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Month } from "../calendar.ts";
import type { PlanChange } from "../contract.ts";
import { monthText } from "../format.ts";
import { monthsOf } from "../intake/books/months.ts";
import { headerKey } from "../intake/format.ts";
import { lineText, splitRecord } from "../intake/record.ts";
import { cents, decimal, decimalText, moneyText } from "../money.ts";
import { BadPlan } from "../numbers/plan/bad_plan.ts";
import { DRIVERS } from "../numbers/plan/cells.ts";

const HEADER = "version,month,line,payer,amount,behaviour";
/** What a plan without a column of versions is called. */
const ORIGINAL = "original";

export type FileRow = {
  version: string;
  month: Month;
  line: string;
  payer: string | null;
  /** decimal text */
  amount: string;
  behaviour: string | null;
  /** index of its line */
  at: number;
};

export type PlanFile = {
  /** SHA-256 of its bytes; null where there is no file */
  etag: string | null;
  rows: FileRow[];
  lines: string[];
  /** the place of each column we know */
  columns: ReadonlyMap<string, number>;
  /** of every line */
  ending: string;
  /** whether months are written as `Sep-26`; a file keeps to one way */
  namesMonths: boolean;
};

/** @throws {BadPlan} naming the line that cannot be read */
export function readPlanFile(path: string): PlanFile {
  if (!existsSync(path)) {
    const columns = columnsOf(HEADER);
    return { etag: null, rows: [], lines: [HEADER], columns, ending: "\n", namesMonths: false };
  }
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  if (text.includes("\u0000") || text.includes("\ufffd")) {
    throw new BadPlan("budget.csv is not text in UTF-8; save it as CSV in UTF-8");
  }
  const ending = /\r\n/.test(text) ? "\r\n" : "\n";
  const lines = text.replace(/(\r?\n)+$/, "").split(/\r?\n/);
  const columns = columnsOf(lines[0]!);
  const rows = lines.flatMap((line, at) => (at === 0 ? [] : (rowOf(line, at, columns) ?? [])));
  refuseTwice(rows);
  const etag = createHash("sha256").update(bytes).digest("hex");
  return { etag, rows, lines, columns, ending, namesMonths: namesMonths(rows, lines, columns) };
}

function columnsOf(header: string): Map<string, number> {
  const names = (splitRecord(header.replace(/^\uFEFF/, ""), ",") ?? []).map(headerKey);
  const columns = new Map(names.map((name, i) => [name, i]));
  for (const name of ["month", "line", "amount"]) {
    if (columns.has(name)) continue;
    throw new BadPlan(
      `budget.csv has no column "${name}" in its first line; it must have month, line and amount, separated by commas`,
    );
  }
  return columns;
}

function rowOf(text: string, at: number, columns: ReadonlyMap<string, number>): FileRow | null {
  if (/^[\s,]*$/.test(text)) return null;
  const bad = (says: string): never => {
    throw new BadPlan(`line ${at + 1} of budget.csv ${says}; mend it there first`);
  };
  const fields = splitRecord(text, ",") ?? bad("has a quote that is not closed");
  const field = (name: string): string => (fields[columns.get(name) ?? -1] ?? "").trim();
  const line = field("line").toLowerCase();
  const [month] = monthsOf([field("month")]) ?? bad(`says "${field("month")}", which is no month`);
  const amount = field("amount").replaceAll(/[$,\s]/g, "");
  const isDriver = line in DRIVERS;
  if (!(isDriver ? /^-?\d{1,15}(\.\d{1,9})?$/ : /^-?\d{1,15}(\.\d{1,2}0*)?$/).test(amount)) {
    bad(`says "${field("amount")}", which is no ${isDriver ? "number" : "amount in cents"}`);
  }
  return {
    version: field("version") || ORIGINAL,
    month: month!,
    line,
    payer: field("payer") || null,
    amount: isDriver ? decimalText(decimal(amount)) : moneyText(cents(amount)),
    behaviour: field("behaviour").toLowerCase() || null,
    at,
  };
}

function namesMonths(
  rows: readonly FileRow[],
  lines: readonly string[],
  columns: ReadonlyMap<string, number>,
): boolean {
  const first = rows[0] && splitRecord(lines[rows[0].at]!, ",")![columns.get("month")!];
  return /^\s*[a-z]/i.test(first ?? "");
}

function refuseTwice(rows: readonly FileRow[]): void {
  const seen = new Map<string, number>();
  for (const row of rows) {
    const key = [row.version, row.month, row.line, row.payer ?? ""].join("|");
    const first = seen.get(key);
    if (first !== undefined) {
      throw new BadPlan(
        `budget.csv plans ${row.line} of ${row.month} twice in version "${row.version}", in lines ${first + 1} and ${row.at + 1}; remove one`,
      );
    }
    seen.set(key, row.at);
  }
}

/**
 * The text of the file with changes of one version made.
 *
 * @param behaves  what lines of the version are said to do with visits, for rows that are new
 * @throws {BadPlan} where the file has no column for what must be written
 */
export function changedText(
  file: PlanFile,
  version: string,
  changes: readonly PlanChange[],
  behaves: ReadonlyMap<string, string>,
): string {
  const { columns, ending } = file;
  const lines: (string | null)[] = [...file.lines];
  const mine = file.rows.filter((row) => row.version === version);
  const added = new Map<number, string[]>();
  for (const change of changes) {
    const row = mine.find(
      ({ month, line, payer }) =>
        month === change.month && line === change.line && payer === change.payer,
    );
    if (row) {
      const fields = splitRecord(lines[row.at]!, ",")!;
      fields[columns.get("amount")!] = change.is;
      lines[row.at] = lineText(fields);
      continue;
    }
    const after = mine.findLast(({ month }) => month <= change.month)?.at ?? file.lines.length - 1;
    if (!added.has(after)) added.set(after, []);
    added.get(after)!.push(newLine(file, version, change, behaves.get(change.line) ?? null));
  }
  const all = lines.flatMap((line, at) => [line!, ...(added.get(at) ?? [])]);
  return `${all.join(ending)}${ending}`;
}

function newLine(
  { columns, namesMonths: isNamed }: PlanFile,
  version: string,
  { month: of, line, payer, is }: PlanChange,
  behaviour: string | null,
): string {
  const month = isNamed ? `${monthText(of).slice(0, 3)}-${of.slice(2, 4)}` : of;
  const fields = Array.from({ length: Math.max(...columns.values()) + 1 }, () => "");
  const given = { version, month, line, payer, amount: is, behaviour };
  for (const [name, value] of Object.entries(given)) {
    const at = columns.get(name);
    if (at !== undefined) fields[at] = value ?? "";
    else if (value !== null && !(name === "version" && value === ORIGINAL)) {
      throw new BadPlan(
        `budget.csv has no column "${name}", which "${value}" must stand in; add ${name} to its first line`,
      );
    }
  }
  return lineText(fields);
}
