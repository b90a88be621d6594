/**
 * A test of a covenant to come in amounts: months of its window that are over as the books have them, months to
 * come as the forecast of cash expects them.
 */
import {
  addMonths,
  dayFromNumber,
  daysBetween,
  firstDay,
  lastDay,
  type Day,
} from "../../calendar.ts";
import { dayText } from "../../format.ts";
import type { Months } from "../kpi/window.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { BookAmounts } from "./amounts.ts";
import { balanceOf, valueOf, type Balance, type Cents } from "./balance.ts";
import type { Covenant } from "./covenant_file.ts";
import type { Flows } from "./flows.ts";
import { formulaOf, type CovenantFormula } from "./formulas.ts";
import { noValue } from "./judge.ts";
import { amountsThen, kindOf, type Kind } from "./then.ts";
import { thresholdOf, windowOf } from "./test_days.ts";

/** How far ahead a test is looked at. */
export const MOST_MONTHS = 24;

/** What a covenant is at a test to come; `room` and what it is made of as `balanceOf` says. */
export type TestAhead = {
  readonly date: Day;
  readonly threshold: string;
  readonly window: Months;
  readonly formula: CovenantFormula;
  readonly side: "at_least" | "at_most";
  readonly days: number;
} & (
  | { readonly kind: Kind; readonly amounts: Cents; readonly reason: null }
  | { readonly kind: Kind | null; readonly amounts: null; readonly reason: string }
);

/** What tests ahead are worked out from. */
export type Grounds = {
  /** the last month that is over, which the forecast must begin after */
  readonly month: string;
  readonly outlook: Outlook | null;
  /** of months that are over */
  readonly flows: Flows;
};

/**
 * @param now   amounts of the covenant's window up to the last month that is over
 * @param test  month at whose end the covenant is looked at
 */
export function testAhead(
  covenant: Covenant,
  test: string,
  now: BookAmounts,
  { month, outlook, flows }: Grounds,
): TestAhead {
  const formula = formulaOf(covenant);
  const kind = kindOf(formula);
  const window = windowOf(test, covenant.window_months);
  // spending stays that of the window now, so that it is spread over the days of that
  const { from, to } = kind === "days" ? windowOf(month, covenant.window_months) : window;
  const said = {
    date: lastDay(test),
    threshold: thresholdOf(covenant, test).threshold,
    window: { first: window.first, last: window.last },
    formula,
    side: covenant.at_least === undefined ? "at_most" : "at_least",
    days: daysBetween(from, to) + 1,
  } as const;
  const reason = notTold(outlook, month, test, kind);
  if (reason !== null) return { ...said, kind, amounts: null, reason };
  const isPartOver = kind === "income" && window.first <= month;
  const past = isPartOver ? flows({ first: window.first, last: month }) : null;
  const amounts =
    typeof past === "string" ? past : amountsThen(kind!, outlook!, month, window, past, now);
  return typeof amounts === "string"
    ? { ...said, kind, amounts: null, reason: amounts }
    : { ...said, kind: kind!, amounts, reason: null };
}

/** @returns the value with these amounts and its balance, or why there is none */
export function valueAhead(
  { formula, side, threshold, days }: TestAhead,
  amounts: Cents,
): { value: number; balance: Balance } | string {
  const balance = balanceOf(formula, side, threshold, days, amounts);
  const none = noValue(formula, side, balance);
  if (none) return none.reason;
  return { value: valueOf(balance, formula.unit === "days" ? days : 1), balance };
}

/** The amount whose rise or fall is that of earnings, or of cash where a covenant is on cash. */
export const movedBy = (kind: Kind): "revenue" | "cash" => (kind === "income" ? "revenue" : "cash");

/** Why a test cannot be looked ahead to; null where it can. */
function notTold(
  outlook: Outlook | null,
  month: string,
  test: string,
  kind: Kind | null,
): string | null {
  if (kind === null) return "the forecast is of cash; it does not tell this balance sheet";
  if (!outlook) return "there is no money to forecast";
  const origin = dayFromNumber(outlook.origin);
  if (firstDay(addMonths(month, 1)) !== origin) {
    return `the forecast begins on ${dayText(origin)}`;
  }
  if (test > addMonths(month, MOST_MONTHS)) {
    return `the forecast reaches ${MOST_MONTHS} months`;
  }
  if (kind !== "income" && outlook.opening === null) return "the books do not tell today's cash";
  return null;
}
