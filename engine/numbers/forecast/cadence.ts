/**
 * When something is paid, found from when it was paid: every week or two on a weekday, or on a day of
 * the month in all months or some. A day on which banks are shut moves to the next banking day, a pay
 * day to the one before.
 */
import { monthStart, type BankingDays } from "./banking_days.ts";

export type Cadence = {
  /** times a year */
  perYear: number;
  /** the days it is due in `[from, to)`, as banks are open */
  due: (from: number, to: number) => number[];
  /** as in "every second Friday" or "monthly on the 15th" */
  says: string;
};

export type Roll = "after" | "before";

const WEEKDAYS = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const LEAST_TIMES = 3;
/** Share of payments that must fit for a rule to be one. */
const FITS = 0.8;

/**
 * @param paid    days of past payments, oldest first, each once
 * @param origin  first day forecast
 * @param since   first day from which payments would be known
 * @returns null where no rule fits, or it has stopped
 */
export function cadenceOf(
  paid: readonly number[],
  origin: number,
  since: number,
  days: BankingDays,
  roll: Roll,
): Cadence | null {
  return (
    everyWeeks(1, paid, origin, days, roll) ??
    everyWeeks(2, paid, origin, days, roll) ??
    byMonth(paid, origin, since, days, roll)
  );
}

/** Every week or second week on one weekday. */
function everyWeeks(
  weeks: 1 | 2,
  paid: readonly number[],
  origin: number,
  days: BankingDays,
  roll: Roll,
): Cadence | null {
  const period = 7 * weeks;
  const recent = paid.filter((day) => day >= origin - 13 * period);
  const last = recent.at(-1);
  if (recent.length < LEAST_TIMES + 1 || last === undefined) return null;
  if (origin - last > 1.5 * period + 3) return null;
  const weekday = mode(recent.map((day) => days.weekday(day)));
  const anchor = recent.findLast((day) => days.weekday(day) === weekday)!;
  const fits = recent.filter((day) => {
    const off = (((day - anchor) % period) + period) % period;
    return Math.min(off, period - off) <= 2;
  });
  const gaps = recent.slice(1).map((day, i) => day - recent[i]!);
  const steady = gaps.filter((gap) => Math.abs(gap - period) <= 4);
  if (fits.length < FITS * recent.length || steady.length < FITS * gaps.length) return null;
  const first = anchor - Math.floor((anchor - days.first) / period) * period;
  return {
    perYear: 52 / weeks,
    due: (from, to) => {
      const due: number[] = [];
      for (let day = first; day < to + period && days.holds(day); day += period) {
        const moved = roll === "after" ? days.openFrom(day) : days.openUntil(day);
        if (moved >= from && moved < to) due.push(moved);
      }
      return due;
    },
    says: weeks === 1 ? `every ${WEEKDAYS[weekday]}` : `every second ${WEEKDAYS[weekday]}`,
  };
}

type DayRule = { dueIn: (month: number) => number; says: string; hits: number };

/** On one day of the month, in every month or in the same months of each year. */
function byMonth(
  paid: readonly number[],
  origin: number,
  since: number,
  days: BankingDays,
  roll: Roll,
): Cadence | null {
  if (paid.length < 2) return null;
  const rule = dayRule(paid, days, roll);
  const inMonths = [...new Set(paid.map((day) => dueMonth(day, rule, days)))];
  if (inMonths.length < 0.85 * paid.length) return null;
  const lastMonth = days.month(origin - 1);
  const known = lastMonth - days.month(since) + 1;
  const months = monthsOfYear(inMonths, lastMonth, known, rule.hits / paid.length);
  if (!months) return null;
  return {
    perYear: months.length,
    due: (from, to) => {
      const due: number[] = [];
      for (let month = days.month(from) - 1; monthStart(month) < to; month++) {
        if (!months.includes(((month % 12) + 12) % 12) || monthStart(month) < days.first) continue;
        const day = rule.dueIn(month);
        if (day >= from && day < to) due.push(day);
      }
      return due;
    },
    says: `${monthsSay(months)} ${rule.says}`,
  };
}

/** The day of the month that explains most payments; about the middle one where none does. */
function dayRule(paid: readonly number[], days: BankingDays, roll: Roll): DayRule {
  const within = (month: number, date: number): number =>
    Math.min(monthStart(month) + date - 1, monthStart(month + 1) - 1);
  const moved = (day: number, way: Roll): number =>
    way === "after" ? days.openFrom(day) : days.openUntil(day);
  const hits = (dueIn: (month: number) => number, way: Roll): number =>
    paid.filter((day) => {
      const month = days.month(day);
      const booked = moved(day, way);
      return [dueIn(month), dueIn(month - 1)].some((due) => due === day || due === booked);
    }).length;
  let best: DayRule | null = null;
  const consider = (dueIn: (month: number) => number, way: Roll, says: string): void => {
    const found = hits(dueIn, way);
    if (!best || found > best.hits) best = { dueIn, says, hits: found };
  };
  const ways: Roll[] = roll === "after" ? ["after", "before"] : ["before", "after"];
  for (const way of ways) {
    for (let date = 1; date <= 28; date++) {
      consider((month) => moved(within(month, date), way), way, `on the ${ordinal(date)}`);
    }
  }
  consider((month) => moved(within(month, 31), "before"), "before", "on the last banking day");
  const rule = best!;
  if (rule.hits >= 0.6 * paid.length) return rule;
  const dates = paid.map((day) => days.dayOfMonth(day)).toSorted((a, b) => a - b);
  const middle = dates[Math.floor(dates.length / 2)]!;
  return {
    dueIn: (month) => moved(within(month, middle), roll),
    says: `about the ${ordinal(middle)}`,
    hits: rule.hits,
  };
}

/** The month a payment was due in: its own, or the one before where the end of it was no banking day. */
function dueMonth(day: number, rule: DayRule, days: BankingDays): number {
  const month = days.month(day);
  return rule.dueIn(month - 1) === day && rule.dueIn(month) !== day ? month - 1 : month;
}

/** Months of the year, 0 to 11, in which something is due; null where they show no order. */
function monthsOfYear(
  paidIn: readonly number[],
  lastMonth: number,
  known: number,
  fit: number,
): number[] | null {
  const ofYear = (month: number): number => ((month % 12) + 12) % 12;
  const lastYear = paidIn.filter((month) => month > lastMonth - 12);
  if (lastYear.length === 0) return null;
  const age = Math.min(12, lastMonth - Math.min(...lastYear) + 1);
  const all = Array.from({ length: 12 }, (_, i) => i);
  const latest = lastMonth - Math.max(...lastYear);
  if (age >= 3 && lastYear.length >= 0.6 * age && latest <= 2) return all;
  const months = lastYear.map(ofYear).toSorted((a, b) => a - b);
  const before = paidIn.filter((month) => month <= lastMonth - 12 && month > lastMonth - 24);
  const gaps = paidIn.slice(1).map((month, i) => month - paidIn[i]!);
  const gap = gaps[0];
  if (gap !== undefined && [2, 3, 4, 6].includes(gap) && gaps.every((each) => each === gap)) {
    const first = ofYear(paidIn[0]!) % gap;
    return latest <= gap ? all.filter((month) => month % gap === first) : null;
  }
  const again = before.map(ofYear).filter((month) => months.includes(month));
  const repeats = before.length > 0 && again.length >= 0.7 * Math.max(before.length, 1);
  const whole = known >= 24 ? again.length >= 0.7 * months.length : true;
  if (repeats && whole) return months;
  return known >= 12 && months.length >= 3 && fit >= 0.75 ? months : null;
}

function monthsSay(months: readonly number[]): string {
  if (months.length === 12) return "monthly";
  const names = months.map((month) => MONTHS[month]!);
  return `each ${names.length > 1 ? `${names.slice(0, -1).join(", ")} and ` : ""}${names.at(-1)}`;
}

/** @example ordinal(22) // => "22nd" */
export function ordinal(number: number): string {
  const ends = ["th", "st", "nd", "rd"];
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${isTeen ? "th" : (ends[number % 10] ?? "th")}`;
}

/** The most frequent value, the smallest of them where several are. */
function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0];
}
