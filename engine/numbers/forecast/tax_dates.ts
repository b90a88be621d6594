/**
 * The dates that owners pay estimated income tax on: the 15th of January, April, June and September, or
 * the next banking day.
 *
 * @source 26 U.S.C. § 6654(c)(2); § 7503 for days that are no business days
 */
import { monthStart, type BankingDays } from "./banking_days.ts";
import type { Cadence } from "./cadence.ts";
import { words, type Item } from "./items.ts";

/** Months of the year, January 0. */
const MONTHS = [0, 3, 5, 8];
const DATE = 15;
const A_YEAR = 365;
/** Days from the date within which a payment is taken to be for it. */
const NEAR = 5;

/** @returns null where an item is not called that, or was not paid on two such dates of the last year */
export function taxDates(item: Item, origin: number, days: BankingDays): Cadence | null {
  if (!isEstimatedTax(item.name)) return null;
  const due = (from: number, to: number): number[] => {
    const dates: number[] = [];
    for (let month = days.month(from) - 1; monthStart(month) < to; month++) {
      if (!MONTHS.includes(month % 12)) continue;
      const day = days.openFrom(monthStart(month) + DATE - 1);
      if (day >= from && day < to) dates.push(day);
    }
    return dates;
  };
  const met = due(origin - A_YEAR, origin).filter((date) =>
    item.days.some((day) => Math.abs(day - date) <= NEAR),
  );
  if (met.length < 2) return null;
  return {
    perYear: MONTHS.length,
    due,
    says:
      met.length === MONTHS.length
        ? "on the four dates for estimated tax, the 15th of January, April, June and September"
        : `on the four dates for estimated tax, though only ${met.length} of the last four were paid`,
  };
}

/** Whether what is paid is called estimated tax. @example isEstimatedTax("Estimated taxes of the owners") // => true */
export const isEstimatedTax = (name: string): boolean => /\bestimated tax/.test(words(name));
