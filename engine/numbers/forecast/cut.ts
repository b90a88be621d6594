/** A kept forecast cut to the steps that are asked for. */
import { futuresOf, type Futures } from "./bands.ts";
import type { Outlook } from "./outlook.ts";
import type { CashQuestion } from "./question.ts";
import { spansAhead, type Span } from "./spans.ts";

/** Futures drawn; a chance is exact to about a point. */
const RUNS = 2000;

/** The spans of a question, its futures, and expected cash. */
export function cut(
  outlook: Outlook,
  { unit, steps, seed }: Pick<CashQuestion, "unit" | "steps" | "seed">,
): { spans: Span[]; length: number; futures: Futures | null; closings: number[] | null } {
  const { origin, paths, week } = outlook;
  const spans = spansAhead(origin, unit, steps);
  const length = spans.at(-1)!.to - origin;
  return {
    spans,
    length,
    futures: paths ? futuresOf(paths, week, length, seed, RUNS) : null,
    closings: closingsOf(outlook, length),
  };
}

/** Expected cash at the end of each day, in cents; null where the opening balance is not known. */
function closingsOf({ opening, receipts, payments }: Outlook, length: number): number[] | null {
  if (opening === null) return null;
  let cash = opening;
  return Array.from({ length }, (_, day) => {
    for (const { cents: amounts } of receipts) cash += amounts[day]!;
    for (const { cents: amounts } of payments) cash -= amounts[day]!;
    return cash;
  });
}
