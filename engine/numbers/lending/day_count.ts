/** How much of a year lies between two days, by the convention of the note. */
import { dayNumber, daysBetween, lastDay, monthOf, type Day } from "../../calendar.ts";
import { plus, type Rational } from "../rational.ts";

export const DAY_COUNTS = ["30/360", "actual/360", "actual/365", "actual/actual"] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * The part of a year from one day to a later one, as an exact fraction.
 *
 * @param from  the day money is lent, or of the payment before
 * @param to    the day of the payment, not before `from`
 * @source 30/360: NASD rule with month ends of February (US); actual/actual: ISDA, days of leap years by 366
 * @example yearFraction("2026-01-01", "2027-01-01", "actual/360") // => { over: 365n, under: 360n }
 */
export function yearFraction(from: Day, to: Day, dayCount: DayCount): Rational {
  if (to < from) throw new RangeError(`interest from ${from} cannot run to ${to}, which is before`);
  if (dayCount === "30/360") return { over: BigInt(days30360(from, to)), under: 360n };
  if (dayCount === "actual/actual") return byYears(from, to);
  const under = dayCount === "actual/360" ? 360n : 365n;
  return { over: BigInt(daysBetween(from, to)), under };
}

/**
 * Days between two days of a year of twelve months of thirty.
 *
 * @example days30360("2026-02-28", "2026-03-31") // => 30
 */
export function days30360(from: Day, to: Day): number {
  let [start, end] = [Number(from.slice(8)), Number(to.slice(8))];
  if (isEndOfFebruary(from)) {
    if (isEndOfFebruary(to)) end = 30;
    start = 30;
  }
  if (end === 31 && start >= 30) end = 30;
  if (start === 31) start = 30;
  const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return (months(to) - months(from)) * 30 + end - start;
}

const isEndOfFebruary = (day: Day): boolean =>
  day.slice(5, 7) === "02" && day === lastDay(monthOf(day));

function byYears(from: Day, to: Day): Rational {
  let part: Rational = { over: 0n, under: 1n };
  for (let at = from; at < to;) {
    const year = at.slice(0, 4);
    const next = `${String(Number(year) + 1).padStart(4, "0")}-01-01`;
    const until = next < to ? next : to;
    const length = dayNumber(next) - dayNumber(`${year}-01-01`);
    const days = { over: BigInt(daysBetween(at, until)), under: BigInt(length) };
    part = part.under === days.under ? { ...days, over: part.over + days.over } : plus(part, days);
    at = until;
  }
  return part;
}
