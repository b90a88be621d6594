/** When a covenant is tested, and what it asks for then. */
import { addMonths, firstDay, lastDay, type Day, type Month } from "../../calendar.ts";
import type { Covenant } from "./covenant_file.ts";

const EVERY = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** Whether the contract tests at the end of a month; quarters and years are of the fiscal year. */
export function isTested(
  month: Month,
  tested: Covenant["tested"],
  fiscalYearStart: number,
): boolean {
  const place = ((Number(month.slice(5)) - fiscalYearStart + 12) % 12) + 1;
  return place % EVERY[tested] === 0;
}

/** The next months after one at whose ends a covenant is tested. */
export function testsAfter(
  month: Month,
  tested: Covenant["tested"],
  fiscalYearStart: number,
  count: number,
): Month[] {
  const found: Month[] = [];
  for (let next = addMonths(month, 1); found.length < count; next = addMonths(next, 1)) {
    if (isTested(next, tested, fiscalYearStart)) found.push(next);
  }
  return found;
}

/** What is asked for on the last day of a month, and since when where that is a step down. */
export function thresholdOf(
  covenant: Pick<Covenant, "at_least" | "at_most" | "step_downs">,
  month: Month,
): { threshold: string; since: Day | null } {
  const day = lastDay(month);
  const [step] = covenant.step_downs
    .filter(({ from }) => from <= day)
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  return step
    ? { threshold: step.value, since: step.from }
    : { threshold: (covenant.at_least ?? covenant.at_most)!, since: null };
}

/** The months up to one that a window of so many holds, and their days. */
export function windowOf(last: Month, months: number) {
  const first = addMonths(last, 1 - months);
  return { first, last, from: firstDay(first), to: lastDay(last) };
}
