/**
 * The one door for dates. A day is the text `YYYY-MM-DD`, a month `YYYY-MM`; both sort as they
 * count. Nothing here knows the time zone of the machine: days are days on the practice's wall.
 * Ranges run from the inclusive start to the exclusive end, written `[start, end)`.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** A calendar month, `YYYY-MM`. */
export type Month = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const MILLISECONDS_A_DAY = 86_400_000;

const two = (n: number): string => String(n).padStart(2, "0");
const four = (n: number): string => String(n).padStart(4, "0");

/** Days since 1970-01-01; negative before it. */
export function dayNumber(day: Day): number {
  const parts = DAY.exec(day);
  if (!parts) throw new RangeError(`not a day: "${day}"; write it as YYYY-MM-DD`);
  return utc(Number(parts[1]), Number(parts[2]), Number(parts[3])) / MILLISECONDS_A_DAY;
}

/** The day that many days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const date = new Date(number * MILLISECONDS_A_DAY);
  return `${four(date.getUTCFullYear())}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** True for a day that exists: `2024-02-29` is one, `2023-02-29` is not. */
export function isDay(text: string): boolean {
  const parts = DAY.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(`${parts[1]}-${parts[2]}`) &&
    year > 0
  );
}

/** True for `YYYY-MM` with a month from 01 to 12. */
export const isMonth = (text: string): boolean => MONTH.test(text);

/** @example addDays("2024-02-28", 2) // => "2024-03-01" */
export const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

/** Calendar days from one day to another. @example daysBetween("2025-01-01", "2025-04-01") // => 90 */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Months since year 0, so that months can be counted and compared. */
export function monthNumber(month: Month): number {
  const parts = MONTH.exec(month);
  if (!parts) throw new RangeError(`not a month: "${month}"; write it as YYYY-MM`);
  return Number(parts[1]) * 12 + Number(parts[2]) - 1;
}

/** The month that many months after year 0. */
export const monthFromNumber = (number: number): Month =>
  `${four(Math.floor(number / 12))}-${two((((number % 12) + 12) % 12) + 1)}`;

/** @example addMonths("2025-11", 3) // => "2026-02" */
export const addMonths = (month: Month, months: number): Month =>
  monthFromNumber(monthNumber(month) + months);

/** The same day of the month, or the last one where it does not exist. @example addMonthsToDay("2024-01-31", 1) // => "2024-02-29" */
export function addMonthsToDay(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  return `${month}-${two(Math.min(Number(day.slice(8)), daysInMonth(month)))}`;
}

/** @example monthOf("2026-09-17") // => "2026-09" */
export const monthOf = (day: Day): Month => day.slice(0, 7);

/** First day of a month. */
export const firstDay = (month: Month): Day => `${month}-01`;

/** Last day of a month. @example lastDay("2024-02") // => "2024-02-29" */
export const lastDay = (month: Month): Day => `${month}-${two(daysInMonth(month))}`;

/** @example daysInMonth("2023-02") // => 28 */
export function daysInMonth(month: Month): number {
  const next = addMonths(month, 1);
  return dayNumber(firstDay(next)) - dayNumber(firstDay(month));
}

/** The months from `first` to `last`, both included, oldest first. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const start = monthNumber(first);
  return Array.from({ length: Math.max(0, monthNumber(last) - start + 1) }, (_, i) =>
    monthFromNumber(start + i),
  );
}

/** Day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The Monday of the week that holds the day. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** The calendar day it is at an instant, on a wall in that time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(instant);
}

/** An ISO 8601 instant in UTC to the millisecond, as journals and generations write it. */
export const instantText = (instant: Date): string => instant.toISOString();

/**
 * An instant from a date-time as people write it: a date alone is the end of that day, a time without
 * a zone is UTC. Null where it is none.
 *
 * @example parseInstant("2026-11-05") // => "2026-11-05T23:59:59.999Z"
 */
export function parseInstant(text: string): string | null {
  const full = isDay(text)
    ? `${text}T23:59:59.999Z`
    : /(Z|[+-]\d\d:\d\d)$/.test(text)
      ? text
      : `${text}Z`;
  const at = new Date(full.replace(" ", "T"));
  return Number.isNaN(at.getTime()) || !/^\d{4}-\d\d-\d\d/.test(text) ? null : instantText(at);
}

/** Whole minutes from one instant to another, as `parseInstant` reads them; null where either is none. */
export function minutesBetween(from: string | null, to: string | null): number | null {
  const [start, end] = [from, to].map((text) => (text === null ? null : parseInstant(text)));
  if (!start || !end) return null;
  return Math.round((new Date(end).getTime() - new Date(start).getTime()) / 60_000);
}

function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
