/**
 * Which months of evidence make up a KPI over a period, how often each counts, and by what the sum
 * is divided: an average a month, or a day.
 */
import { addMonths, daysInMonth, monthsFrom, type Month } from "../../calendar.ts";
import type { Kpi, Window } from "./header.ts";

/** A run of whole months, both ends included. */
export type Months = { first: Month; last: Month };

/** When the data begin, and the months that have any. */
export type Has = { first: Month; months: ReadonlySet<Month> };

/** How often each month of evidence counts for a period. */
export function weightsOf(window: Window, period: Months): Map<Month, number> {
  if (window.over === "at end") return new Map([[period.last, 1]]);
  if (window.over !== "prior") return new Map(monthsIn(window, period).map((month) => [month, 1]));
  const weights = new Map<Month, number>();
  for (const month of monthsFrom(period.first, period.last)) {
    for (let back = 1; back <= window.months; back++) {
      const earlier = addMonths(month, -back);
      weights.set(earlier, (weights.get(earlier) ?? 0) + 1);
    }
  }
  return weights;
}

/**
 * The days or months that the sum is divided by; 1 for a plain sum.
 *
 * @param has  days before the data count in no window that takes those there are; an average a month of the period
 *             is of the months that have any
 * @example divisorOf({ over: "trailing", months: 3, per: "day", partial: false }, { first: "2025-03", last: "2025-03" }) // => 90
 */
export function divisorOf(window: Window, period: Months, has?: Has): number {
  if (window.over === "prior") return window.months;
  if (window.over === "at end" || window.per === null) return 1;
  const months = monthsIn(window, period);
  if (window.over === "in period") {
    return Math.max(
      1,
      has ? months.filter((month) => has.months.has(month)).length : months.length,
    );
  }
  if (window.per === "month") return months.length;
  const there = window.partial ? months.filter((month) => !has || month >= has.first) : months;
  return (there.length > 0 ? there : months).reduce((sum, month) => sum + daysInMonth(month), 0);
}

function monthsIn(window: Window & { over: "in period" | "trailing" }, period: Months): Month[] {
  if (window.over === "in period") return monthsFrom(period.first, period.last);
  const start = addMonths(period.last, 1 - window.months);
  return monthsFrom(start < period.first ? start : period.first, period.last);
}

/** How many months an average is to be of, where the data begin within them; null where it has them all. */
export function monthsNeeded(window: Window, period: Months, begins: Month): number | null {
  if (window.over === "prior") {
    return addMonths(period.first, -window.months) < begins ? window.months : null;
  }
  if (window.over !== "trailing" || window.per !== "day") return null;
  return addMonths(period.last, 1 - window.months) < begins ? window.months : null;
}

/** Whether both parts of a KPI are of the same months, whatever their sums are divided by. */
export function hasOneWindow({
  numerator,
  denominator,
}: Pick<Kpi, "numerator" | "denominator">): boolean {
  const months = (window: Window): string => JSON.stringify({ ...window, per: null });
  return months(numerator) === months(denominator ?? numerator);
}
