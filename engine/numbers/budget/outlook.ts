/** What a line will come to over the fiscal year, by four methods that each trust something else. */
import { by, isZero, less, nearest, plus, rational, times, type Rational } from "../rational.ts";

/** A part of the year and the whole of it. */
export type Progress = { toDate: number; year: number };

/** Whole cents over the year; null where there is nothing to go by. */
export type Outlook = {
  /** booked to date, and the rest as planned: the past will not repeat itself */
  remainingBudget: bigint;
  /** the plan times booked over planned to date: the plan's seasons hold, its level does not */
  performanceFactor: bigint | null;
  /** the mean month to date, all year: no seasons */
  runRateMonths: bigint | null;
  /** the mean working day to date, all year: no seasons but the calendar */
  runRateWorkingDays: bigint | null;
};

/**
 * @param line  cents: booked to date, planned to date, planned for the year
 * @param months  and `workingDays`: those to date and those of the fiscal year
 * @source the year-end outlook of budget reports: year to date + remaining budget, × performance
 *         factor, and run rates by months and by working days
 * @example outlook({ actualToDate: 500n, budgetToDate: 400n, budgetYear: 1200n }, { toDate: 4, year: 12 }, { toDate: 80, year: 250 }).remainingBudget // => 1300n
 */
export function outlook(
  line: { actualToDate: bigint; budgetToDate: bigint; budgetYear: bigint },
  months: Progress,
  workingDays: Progress,
): Outlook {
  const [actual, toDate, year] = [line.actualToDate, line.budgetToDate, line.budgetYear].map(
    (cents) => rational(cents),
  ) as [Rational, Rational, Rational];
  return {
    remainingBudget: nearest(plus(actual, less(year, toDate))),
    performanceFactor: isZero(toDate) ? null : nearest(times(year, by(actual, toDate))),
    runRateMonths: runRate(actual, months),
    runRateWorkingDays: runRate(actual, workingDays),
  };
}

const runRate = (actual: Rational, { toDate, year }: Progress): bigint | null =>
  toDate === 0 ? null : nearest(times(actual, rational(BigInt(year), BigInt(toDate))));
