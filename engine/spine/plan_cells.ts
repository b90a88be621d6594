/** What `budget.csv` holds of a version and a year. */
import type { Month } from "../calendar.ts";
import { cellKey, type Cells } from "../numbers/plan/cells.ts";
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
