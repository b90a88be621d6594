/** A kept forecast cut to the steps that are asked for. */
import type { Outlook } from "./outlook.ts";
import type { CashQuestion } from "./question.ts";
import { FUTURES, futuresOf, type Futures } from "./simulation/futures.ts";
import { spansAhead, type Span } from "./spans.ts";

/** The spans of a question, their days, and expected cash. */
export function cut(
  outlook: Outlook,
  { unit, steps }: Pick<CashQuestion, "unit" | "steps">,
): { spans: Span[]; length: number; closings: number[] | null } {
  const spans = spansAhead(outlook.origin, unit, steps);
  const length = spans.at(-1)!.to - outlook.origin;
  return { spans, length, closings: closingsOf(outlook, length) };
}

/**
 * The futures of a question: how far cash may be off, whatever is expected of it, so that every case of an
 * outlook has the same. Null where there is too little history.
 */
export function futuresFor(
  outlook: Outlook,
  question: Pick<CashQuestion, "unit" | "steps" | "seed">,
): Futures | null {
  const { simulation, week } = outlook;
  if (!simulation) return null;
  return futuresOf(simulation, week, cut(outlook, question).length, question.seed, FUTURES);
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
