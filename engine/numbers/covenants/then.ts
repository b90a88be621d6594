/** The amounts of a covenant on a test day to come, and how far the forecast may be off by then. */
import { addMonths } from "../../calendar.ts";
import { cut, futuresFor } from "../forecast/cut.ts";
import type { Futures } from "../forecast/simulation/futures.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { Months } from "../kpi/window.ts";
import { aheadOf, daysAhead, type Ahead } from "./ahead.ts";
import type { BookAmounts } from "./amounts.ts";
import type { Cents } from "./balance.ts";
import { FLOWS } from "./flows.ts";
import type { AmountName, CovenantFormula } from "./formulas.ts";

const SEED = 1;

/** What a test ahead rests on: earnings and debt service, cash, or cash over spending. */
export type Kind = "income" | "cash" | "days";

/** What of the forecast a formula rests on; null where it does not tell all of it. */
export function kindOf({ over, under }: CovenantFormula): Kind | null {
  const names = [...over, ...under].map((term) => term.replace(/^-/, "") as AmountName);
  if (names.every((name) => name === "cash")) return "cash";
  if (names.every((name) => name === "cash" || name === "cash_expenses")) return "days";
  const isWhole = [over, under].every(
    (terms) =>
      terms.includes("interest") === terms.includes("principal") &&
      terms.includes("-interest") === terms.includes("-principal"),
  );
  return isWhole && names.every((name) => FLOWS.includes(name)) ? "income" : null;
}

/**
 * The amounts at a test to come, or why they are not known.
 *
 * @param past  flows of the months of the window that are over; null where all of it is to come
 */
export function amountsThen(
  kind: Kind,
  outlook: Outlook,
  month: string,
  window: Months,
  past: Cents | null,
  now: BookAmounts,
): Cents | string {
  if (kind !== "income") {
    const { cash, cash_expenses: spent } = now;
    const unknown = cash.reason ?? (kind === "days" ? spent.reason : null);
    if (unknown !== null) return unknown;
    const { to } = daysAhead(outlook, window.last, window.last);
    const all = cut(outlook, { unit: "month", steps: monthsTo(month, window.last) });
    const change = all.closings![to - 1]! - outlook.opening!;
    return { cash: cash.cents! + whole(change), cash_expenses: spent.cents ?? 0n };
  }
  const { from, to } = daysAhead(outlook, later(window.first, addMonths(month, 1)), window.last);
  const ahead = aheadOf(outlook, from, to);
  const both = (name: AmountName, more: number): bigint => (past?.[name] ?? 0n) + whole(more);
  return {
    ...flowsOf(ahead, both),
    interest: both("interest", 0),
    principal: both("principal", ahead.debt_service),
  };
}

const flowsOf = (ahead: Ahead, both: (name: AmountName, more: number) => bigint) => ({
  revenue: both("revenue", ahead.revenue),
  operating_expenses: both("operating_expenses", ahead.operating_expenses),
  owner_distributions: both("owner_distributions", ahead.owner_distributions),
  capex: both("capex", ahead.capex),
  // of months to come none is written
  adjustments: both("adjustments", 0),
});

/** The futures up to the end of a month; null where there is too little history. */
export const futuresTo = (outlook: Outlook, month: string, last: string): Futures | null =>
  futuresFor(outlook, { unit: "month", steps: monthsTo(month, last), seed: SEED });

/**
 * By future: how far cash is off over the part of the window that is to come, or by its end; cents.
 *
 * @param futures  to the end of the window or further
 */
export function errorsThen(
  kind: Kind,
  outlook: Outlook,
  month: string,
  window: Months,
  { net, runs }: Futures,
): Float64Array {
  const next = addMonths(month, 1);
  const { from, to } = daysAhead(
    outlook,
    kind === "income" ? later(window.first, next) : next,
    window.last,
  );
  const errors = net.slice((to - 1) * runs, to * runs);
  if (from > 0) errors.forEach((each, run) => (errors[run] = each - net[(from - 1) * runs + run]!));
  return errors;
}

const later = (a: string, b: string): string => (a > b ? a : b);
const whole = (cents: number): bigint => BigInt(Math.round(cents));

function monthsTo(month: string, last: string): number {
  let steps = 0;
  while (addMonths(month, steps) < last) steps++;
  return steps;
}
