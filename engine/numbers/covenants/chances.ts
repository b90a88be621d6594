/**
 * The next tests of a covenant: what is expected, and the futures of the forecast for how far that may be off.
 */
import { addMonths } from "../../calendar.ts";
import type { CovenantTest } from "../../contract.ts";
import type { Futures } from "../forecast/simulation/futures.ts";
import type { BookAmounts } from "./amounts.ts";
import type { Covenant } from "./covenant_file.ts";
import { formulaOf } from "./formulas.ts";
import { MOST_MONTHS, movedBy, testAhead, valueAhead, type Grounds } from "./test_ahead.ts";
import { errorsThen, kindOf, type Kind } from "./then.ts";
import { testsAfter } from "./test_days.ts";

/** Tests ahead that are told. */
export const TESTS = 4;

const CASH = [
  "Cash counts short-term investments beside cash and undeposited funds, not restricted cash; the cash forecast leaves such investments out, so its figures stand lower.",
  "At a test ahead it is that of the month that is over, moved by what the cash forecast expects, without the line of credit; investments stay as they are. How far it may be off is how far past forecasts were.",
];

const ASSUMED: Readonly<Record<Kind, string[]>> = {
  income: [
    "Months that are over are as booked; months to come are receipts and payments of the cash forecast, its payments on loans by their schedules.",
    "How far earnings may be off is how far past forecasts of cash were off over as many days.",
  ],
  cash: CASH,
  days: [...CASH, "Spending a day stays what it is in the window now."],
};

/** What the chances of a covenant rest on; nothing where there are none. */
export function assumedOf(covenant: Covenant): string[] {
  const kind = kindOf(formulaOf(covenant));
  return kind === null ? [] : ASSUMED[kind];
}

/**
 * @param now      amounts of the window up to the last month that is over
 * @param futures  of the forecast, up to the furthest test of all
 */
export function nextTests(
  covenant: Covenant,
  fiscalYearStart: number,
  now: BookAmounts,
  grounds: Grounds,
  futures: () => Futures | null,
): CovenantTest[] {
  const { month, outlook } = grounds;
  return testsAfter(month, covenant.tested, fiscalYearStart, TESTS).map((test) => {
    const ahead = testAhead(covenant, test, now, grounds);
    const { date, threshold, kind, window } = ahead;
    const none = { date, threshold, expected: null, chance: null };
    if (ahead.amounts === null) return { ...none, reason: ahead.reason };
    const found = valueAhead(ahead, ahead.amounts);
    if (typeof found === "string") return { ...none, reason: found };
    const { value: expected, balance } = found;
    const drawn = futures();
    if (drawn === null) {
      return {
        ...none,
        expected,
        reason: "no forecast was tested yet, so there is no spread of futures",
      };
    }
    const errors = errorsThen(kind!, outlook!, month, window, drawn);
    const weight = Number(balance.weight.get(movedBy(kind!)) ?? 0n);
    const room = Number(balance.room);
    const breached = errors.filter((error) => room + weight * error < 0).length;
    return { date, threshold, expected, chance: breached / errors.length, reason: null };
  });
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
