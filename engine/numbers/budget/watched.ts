/** Which lines of the statement deserve a question: large variances, and those that stay on one side. */
import { addMonths, type Month } from "../../calendar.ts";
import type { StatementLine, WatchedLine } from "../../contract.ts";
import { sqlFile, type Session } from "../../database.ts";
import { absolute, cents } from "../../money.ts";
import { materiality, type Threshold } from "./materiality.ts";

/** So many months on one side are no chance to be passed over; a house rule. */
export const PERSISTENT_MONTHS = 3;

/** A variance below this part of the amount that is material is on neither side: cents are no habit. */
const NO_SIDE_BELOW = 10n;

/** Months that are looked back over. */
const MOST_MONTHS = 12;

/**
 * @param last       the month that the run of months on one side ends in
 * @param isFlexed   whether lines are compared with the budget at the volume that took place
 * @returns lines as given; a run counts months against the plan as it stands
 */
export async function watchedLines(
  session: Session,
  lines: readonly StatementLine[],
  last: Month,
  isFlexed: boolean,
  threshold: Threshold,
): Promise<WatchedLine[]> {
  const first = addMonths(last, 1 - MOST_MONTHS);
  const rows = await session.rows(sqlFile("numbers/budget/monthly_variance.sql"), { first, last });
  const runOf = (
    isOf: (row: { line: string; kind: string }) => boolean,
  ): WatchedLine["one_side"] => {
    const mine = rows.filter((row) => isOf(row as { line: string; kind: string }));
    const signs = Array.from({ length: MOST_MONTHS }, (_, back) => {
      const month = addMonths(last, -back);
      const variance = mine
        .filter((row) => row["month"] === month)
        .reduce((sum, row) => sum + cents(row["variance"] as string), 0n);
      if (variance === 0n || absolute(variance) * NO_SIDE_BELOW < threshold.amountCents) return 0;
      return variance > 0n ? 1 : -1;
    });
    const [newest] = signs;
    const end = signs.findIndex((sign) => sign !== newest);
    if (newest === 0) return null;
    return { months: end < 0 ? MOST_MONTHS : end, favourable: newest === 1 };
  };
  return lines.map((line) => ({
    ...line,
    material: materiality(
      {
        kind: line.kind === "expense" ? "expense" : "revenue",
        budget: cents(isFlexed ? line.flex : line.budget),
        actual: cents(line.actual),
      },
      threshold,
    ).material,
    one_side: runOf((row) => isWithin(row, line)),
  }));
}

/** Whether a variance of a line is part of a line, or of a total, of the statement. */
function isWithin(row: { line: string; kind: string }, { line, kind, group }: StatementLine) {
  if (group !== "total") return row.line === line;
  return kind === "result" || row.kind === kind;
}
