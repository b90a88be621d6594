/**
 * Which months of evidence make up a KPI over a period, how often each counts, and by what the sum
 * is divided: an average a month, or a day.
 */
import { addMonths, daysInMonth, monthsFrom, type Month } from "../../calendar.ts";
import type { Kpi, Window } from "./header.ts";

/** A run of whole months, both ends included. */
export type Months = { first: Month; last: Month };

export type Weights = {
  /** how often each month counts */
  months: Map<Month, number>;
  /** days or months to divide the sum by; 1 for a plain sum */
  divisor: number;
};

/**
 * @param has  when the data begin: days before count in no window that takes those there are; and the months that
 *             have any: an average a month of the period is of those
 * @example weightsOf({ over: "trailing", months: 3, per: "day", partial: false }, { first: "2025-03", last: "2025-03" }).divisor // => 90
 */
export function weightsOf(
  window: Window,
  period: Months,
  has?: { first: Month; months: ReadonlySet<Month> },
): Weights {
  const once = (months: Month[]): Map<Month, number> => new Map(months.map((month) => [month, 1]));
  switch (window.over) {
    case "at end":
      return { months: once([period.last]), divisor: 1 };
    case "in period": {
      const months = monthsFrom(period.first, period.last);
      const told = has ? months.filter((month) => has.months.has(month)).length : months.length;
      return { months: once(months), divisor: window.per === "month" ? Math.max(told, 1) : 1 };
    }
    case "trailing": {
      const start = addMonths(period.last, 1 - window.months);
      const months = monthsFrom(start < period.first ? start : period.first, period.last);
      const there = window.partial ? months.filter((month) => !has || month >= has.first) : months;
      const days = (there.length > 0 ? there : months).reduce(
        (sum, month) => sum + daysInMonth(month),
        0,
      );
      const divisor = { day: days, month: months.length };
      return { months: once(months), divisor: window.per ? divisor[window.per] : 1 };
    }
    case "prior": {
      const months = new Map<Month, number>();
      for (const month of monthsFrom(period.first, period.last)) {
        for (let back = 1; back <= window.months; back++) {
          const earlier = addMonths(month, -back);
          months.set(earlier, (months.get(earlier) ?? 0) + 1);
        }
      }
      return { months, divisor: window.months };
    }
  }
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
