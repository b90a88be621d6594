/** What `budget.csv` holds of a version and a year, and how it stands to what was imported. */
import { createHash } from "node:crypto";
import type { Month } from "../calendar.ts";
import { cellKey, type Cells } from "../numbers/plan/cells.ts";
import { wasLoaded } from "./file_report.ts";
import { activeImports, type Entry } from "./journal.ts";
import type { FileRow, PlanFile } from "./plan_file.ts";

/** Versions that plan any of the months, in the order of their names. */
export function versionsIn({ rows }: PlanFile, months: readonly Month[]): string[] {
  const names = rows.filter(({ month }) => months.includes(month)).map(({ version }) => version);
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

export function cellsIn({ rows }: PlanFile, version: string, months: readonly Month[]): Cells {
  const cells = new Map<string, (string | null)[]>();
  for (const { line, payer, month, amount } of rows.filter(isOf(version, months))) {
    const key = cellKey(line, payer);
    if (!cells.has(key))
      cells.set(
        key,
        Array.from({ length: months.length }, () => null),
      );
    cells.get(key)![months.indexOf(month)] = amount;
  }
  return cells;
}

/** What lines are said to do with visits; of several versions the first one's word counts. */
export const behavioursIn = (
  { rows }: PlanFile,
  versions: readonly string[],
  months: readonly Month[],
): Map<string, string> =>
  new Map(
    versions
      .toReversed()
      .flatMap((version) => rows.filter(isOf(version, months)))
      .flatMap(({ line, behaviour }) => (behaviour ? [[line, behaviour] as const] : [])),
  );

const isOf = (version: string, months: readonly Month[]) => (row: FileRow) =>
  row.version === version && months.includes(row.month);

/** Whether the newest import of a plan is this very file. @param etag  its SHA-256 */
export function isImported(entries: readonly Entry[], etag: string | null): boolean {
  const files = activeImports(entries).flatMap((entry) =>
    entry.files.filter((file) => wasLoaded(file) && file.format === "budget"),
  );
  return etag !== null && files.at(-1)?.sha256 === etag;
}

/** A text that was imported before is no news to an import; an empty line at its end makes it one. */
export function asNewText(entries: readonly Entry[], text: string, ending: string): string {
  const seen = new Set(
    activeImports(entries).flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
  let news = text;
  while (seen.has(createHash("sha256").update(news).digest("hex"))) news += ending;
  return news;
}
