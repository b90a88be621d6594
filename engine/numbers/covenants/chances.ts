/**
 * The next tests of a covenant, by the forecast of cash: months of its window that are over as the books
 * have them, months to come as expected, and the futures of the forecast for how far that may be off.
 */
import { addMonths, dayFromNumber, dayNumber, firstDay, lastDay } from "../../calendar.ts";
import type { CovenantTest } from "../../contract.ts";
import { dayText } from "../../format.ts";
import type { Months } from "../kpi/window.ts";
import type { Futures } from "../forecast/simulation/futures.ts";
import type { Outlook } from "../forecast/outlook.ts";
import type { BookAmounts } from "./amounts.ts";
import { balanceOf, valueOf } from "./balance.ts";
import type { Covenant } from "./covenant_file.ts";
import { formulaOf } from "./formulas.ts";
import { noValue } from "./judge.ts";
import { amountsThen, errorsThen, kindOf, type Kind } from "./then.ts";
import { testsAfter, thresholdOf, windowOf } from "./test_days.ts";

const TESTS = 4;
const MOST_MONTHS = 24;

const CASH =
  "Cash is that of the forecast, without the line of credit; how far it may be off is how far past forecasts were.";

const ASSUMED: Readonly<Record<Kind, string[]>> = {
  income: [
    "Months that are over are as booked; months to come are receipts and payments of the cash forecast, its payments on loans by their schedules.",
    "How far earnings may be off is how far past forecasts of cash were off over as many days.",
  ],
  cash: [CASH],
  days: [CASH, "Spending a day stays what it is in the window now."],
};

/** What the chances of a covenant rest on; nothing where there are none. */
export function assumedOf(covenant: Covenant): string[] {
  const kind = kindOf(formulaOf(covenant));
  return kind === null ? [] : ASSUMED[kind];
}

/**
 * @param month  the last one over, which the forecast must begin after
 * @param now    amounts of the window up to it
 * @param read   amounts of months that are over
 * @param futures  of the forecast, up to the furthest test of all
 */
export async function nextTests(
  covenant: Covenant,
  month: string,
  fiscalYearStart: number,
  outlook: Outlook | null,
  now: BookAmounts,
  read: (months: Months) => Promise<BookAmounts>,
  futures: () => Futures | null,
): Promise<CovenantTest[]> {
  const formula = formulaOf(covenant);
  const kind = kindOf(formula);
  const months = testsAfter(month, covenant.tested, fiscalYearStart, TESTS);
  const side = covenant.at_least === undefined ? "at_most" : "at_least";
  return Promise.all(
    months.map(async (test) => {
      const { threshold } = thresholdOf(covenant, test);
      const date = lastDay(test);
      const none = (reason: string): CovenantTest => ({
        date,
        threshold,
        expected: null,
        chance: null,
        reason,
      });
      const reason = notTold(outlook, month, test, kind);
      if (reason !== null) return none(reason);
      const known = outlook!;
      const window = windowOf(test, covenant.window_months);
      const past = window.first <= month ? await read({ first: window.first, last: month }) : null;
      const amounts = amountsThen(kind!, known, month, window, past, now);
      if (typeof amounts === "string") return none(amounts);
      const days = kind === "days" ? windowDays(month, covenant) : windowDays(test, covenant);
      const balance = balanceOf(formula, side, threshold, days, amounts);
      const without = noValue(formula, side, balance);
      if (without) return none(without.reason);
      const expected = valueOf(balance, formula.unit === "days" ? days : 1);
      const drawn = futures();
      if (drawn === null) {
        return {
          ...none("no forecast was tested yet, so there is no spread of futures"),
          expected,
        };
      }
      const errors = errorsThen(kind!, known, month, window, drawn);
      const weight = Number(balance.weight.get(kind === "income" ? "revenue" : "cash") ?? 0n);
      const room = Number(balance.room);
      const breached = errors.filter((error) => room + weight * error < 0).length;
      return { date, threshold, expected, chance: breached / errors.length, reason: null };
    }),
  );
}

/** The furthest test of all covenants that the forecast reaches; null where there is none. */
export function furthestTest(
  covenants: readonly Covenant[],
  month: string,
  fiscalYearStart: number,
): string | null {
  const reached = addMonths(month, MOST_MONTHS);
  const tests = covenants
    .flatMap(({ tested }) => testsAfter(month, tested, fiscalYearStart, TESTS))
    .filter((test) => test <= reached);
  return tests.reduce<string | null>((last, test) => (last && last > test ? last : test), null);
}

const windowDays = (last: string, { window_months: months }: Covenant): number => {
  const { from, to } = windowOf(last, months);
  return dayNumber(to) - dayNumber(from) + 1;
};

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
