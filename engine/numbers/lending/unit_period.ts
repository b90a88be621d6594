/** Unit-periods of Appendix J: the steps in which time is counted for an APR. */
import { addMonthsToDay, daysBetween, monthNumber, monthOf, type Day } from "../../calendar.ts";
import { isMonthEnd } from "./payment_dates.ts";

/** `each` days, weeks or months; half months have no multiple. A year is twelve months. */
export type UnitPeriod =
  | { readonly unit: "day" | "week" | "month"; readonly each: number }
  | { readonly unit: "semimonth"; readonly each: 1 };

/** Whole unit-periods and a fraction of one, from the first advance. */
export type Position = { readonly whole: number; readonly part: number };

/** @example unitPeriodsPerYear({ unit: "week", each: 4 }) // => 13 */
export function unitPeriodsPerYear({ unit, each }: UnitPeriod): number {
  return { day: 365, week: 52, semimonth: 24, month: 12 }[unit] / each;
}

/**
 * Where a day stands after the first advance: full unit-periods counted back from the day, and what is
 * left over as a fraction: days over 30 a month, 15 a half month, 7 a week; of a year, months over 12,
 * or days over 365 where they are not whole months.
 *
 * @source 12 CFR 1026 Appendix J (b)(5)
 * @example positionOf("1978-02-10", "1978-04-01", { unit: "month", each: 1 }) // => { whole: 1, part: 19 / 30 }
 */
export function positionOf(advance: Day, day: Day, period: UnitPeriod): Position {
  const { unit, each } = period;
  if (unit === "day" || unit === "week") {
    const length = unit === "day" ? each : 7 * each;
    const days = daysBetween(advance, day);
    return { whole: Math.floor(days / length), part: (days % length) / length };
  }
  const { months, days } = monthsBack(advance, day);
  if (unit === "semimonth") {
    return { whole: months * 2 + Math.floor(days / 15), part: (days % 15) / 15 };
  }
  const whole = Math.floor(months / each);
  const left = months % each;
  if (each === 12 && days > 0) {
    return { whole, part: daysBetween(advance, addMonthsToDay(day, -12 * whole)) / 365 };
  }
  return { whole, part: (30 * left + days) / (30 * each) };
}

/**
 * Whole months counted back from a day to an earlier one, and the days left over. Month ends are whole
 * months apart, as is a day from the last of a month too short for it.
 */
function monthsBack(from: Day, to: Day): { months: number; days: number } {
  const apart = monthNumber(monthOf(to)) - monthNumber(monthOf(from));
  const isWhole = addMonthsToDay(from, apart) === to || (isMonthEnd(from) && isMonthEnd(to));
  if (isWhole) return { months: apart, days: 0 };
  const months = addMonthsToDay(to, -apart) >= from ? apart : apart - 1;
  return { months, days: daysBetween(from, addMonthsToDay(to, -months)) };
}

/**
 * The unit-period of one advance and one payment less than a year apart is the time between them, in
 * months where those are whole; a year where they are further apart.
 *
 * @source 12 CFR 1026 Appendix J (b)(4)(iii) and (c)(5)
 * @example unitPeriodOfTerm("1978-01-03", "1978-09-15") // => { unit: "day", each: 255 }
 */
export function unitPeriodOfTerm(advance: Day, payment: Day): UnitPeriod {
  if (addMonthsToDay(advance, 12) <= payment) return { unit: "month", each: 12 };
  const { months, days } = monthsBack(advance, payment);
  return days === 0
    ? { unit: "month", each: months }
    : { unit: "day", each: daysBetween(advance, payment) };
}

/**
 * The unit-period of dated advances and payments: the interval that comes most often, the shorter of
 * two that come as often; the average in whole months or weeks where none comes twice.
 *
 * @param days  of all advances and payments, at least two
 * @source 12 CFR 1026 Appendix J (b)(4)
 * @example unitPeriodOf(["2026-01-15", "2026-02-15", "2026-03-15"]) // => { unit: "month", each: 1 }
 */
export function unitPeriodOf(days: readonly Day[]): UnitPeriod {
  const ordered = [...new Set(days)].sort();
  if (ordered.length < 2) throw new RangeError("an APR needs two different days");
  if (ordered.length === 2) return unitPeriodOfTerm(ordered[0]!, ordered[1]!);
  const counts = new Map<string, { period: UnitPeriod; length: number; count: number }>();
  for (let i = 1; i < ordered.length; i++) {
    const period = intervalOf(ordered[i - 1]!, ordered[i]!);
    const key = `${period.unit} ${period.each}`;
    const seen = counts.get(key) ?? { period, length: 1 / unitPeriodsPerYear(period), count: 0 };
    counts.set(key, { ...seen, count: seen.count + 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count || a.length - b.length);
  if (most!.count > 1) return atMostAYear(most!.period);
  const average = daysBetween(ordered[0]!, ordered.at(-1)!) / (ordered.length - 1);
  if (average < 7) return { unit: "day", each: Math.max(1, Math.floor(average)) };
  const months = Math.round(average / (365 / 12));
  return average < 30
    ? { unit: "week", each: Math.max(1, Math.ceil(average / 7 - 0.5)) }
    : atMostAYear({ unit: "month", each: months });
}

function intervalOf(from: Day, to: Day): UnitPeriod {
  const { months, days } = monthsBack(from, to);
  if (days === 0 && months > 0) return { unit: "month", each: months };
  const apart = daysBetween(from, to);
  const isWeeks = apart % 7 === 0;
  return isWeeks ? { unit: "week", each: apart / 7 } : { unit: "day", each: apart };
}

const atMostAYear = (period: UnitPeriod): UnitPeriod =>
  unitPeriodsPerYear(period) < 1 ? { unit: "month", each: 12 } : period;
