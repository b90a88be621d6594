/** The days on which a loan is paid. */
import { addDays, addMonthsToDay, lastDay, monthOf, type Day } from "../../calendar.ts";

export const FREQUENCIES = ["monthly", "quarterly", "biweekly", "weekly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What one step of a frequency is, and how many make a year. */
export const STEPS: Record<Frequency, { readonly unit: "months" | "days"; readonly each: number }> =
  {
    monthly: { unit: "months", each: 1 },
    quarterly: { unit: "months", each: 3 },
    biweekly: { unit: "days", each: 14 },
    weekly: { unit: "days", each: 7 },
  };

export const PAYMENTS_A_YEAR: Record<Frequency, bigint> = {
  monthly: 12n,
  quarterly: 4n,
  biweekly: 26n,
  weekly: 52n,
};

/**
 * The day some steps after a day (before it, where negative). Counted from the first day, so that a
 * short February does not move the days that follow.
 *
 * @param endOfMonth  true keeps to the last day of each month
 * @example paymentDay("2026-01-31", "monthly", 1, false) // => "2026-02-28"
 * @example paymentDay("2026-02-28", "monthly", 1, true) // => "2026-03-31"
 */
export function paymentDay(
  first: Day,
  frequency: Frequency,
  steps: number,
  endOfMonth: boolean,
): Day {
  const { unit, each } = STEPS[frequency];
  if (unit === "days") return addDays(first, each * steps);
  const day = addMonthsToDay(first, each * steps);
  return endOfMonth ? lastDay(monthOf(day)) : day;
}

/** Whether payments keep to month ends where the note does not say: money lent and first paid on one. */
export const keepsToMonthEnds = (disbursed: Day, first: Day): boolean =>
  isMonthEnd(disbursed) && isMonthEnd(first);

/** True for the last day of a month. */
export const isMonthEnd = (day: Day): boolean => day === lastDay(monthOf(day));
