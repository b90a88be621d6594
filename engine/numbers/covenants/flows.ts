/** Flows of months that are over, read once: what any window of them comes to is a sum of its months. */
import { addMonths, monthsFrom } from "../../calendar.ts";
import { sqlFile, type Session } from "../../database.ts";
import { monthsText } from "../../format.ts";
import { cents } from "../../money.ts";
import type { Months } from "../kpi/window.ts";
import type { Adjustment } from "../normalised/adjustment_file.ts";
import { adjustmentsIn } from "../normalised/schedule.ts";
import type { Cents } from "./balance.ts";
import type { AmountName } from "./formulas.ts";

const BOOKED = [
  "revenue",
  "operating_expenses",
  "interest",
  "principal",
  "owner_distributions",
  "capex",
] as const satisfies readonly AmountName[];

/** Amounts that books and forecast both tell; of the others only the next balance sheet will. */
export const FLOWS: readonly AmountName[] = [...BOOKED, "adjustments"];

/** Longer than any window of a covenant. */
const MONTHS = 36;

/** Cents of the months by name, or why the books do not tell them. */
export type Flows = (window: Months) => Cents | string;

/** @param last  the newest month asked for; windows reach three years back from it */
export async function readFlows(
  session: Session,
  last: string,
  adjustments: readonly Adjustment[],
): Promise<Flows> {
  const rows = await session.rows(sqlFile("numbers/covenants/flows.sql"), {
    first: addMonths(last, 1 - MONTHS),
    last,
  });
  return (window) => {
    const inside = rows.filter((row) => {
      const month = row["month"] as string;
      return month >= window.first && month <= window.last;
    });
    const wanted = monthsFrom(window.first, window.last).length;
    if (inside.length < wanted) {
      return `the books hold ${inside.length} of the ${wanted} months of ${monthsText(window.first, window.last)}`;
    }
    const sum = (name: string): bigint =>
      inside.reduce((all, row) => all + cents(row[name] as string), 0n);
    return {
      ...Object.fromEntries(BOOKED.map((name) => [name, sum(name)])),
      adjustments: adjustmentsIn(adjustments, window).counted,
    };
  };
}
