/**
 * What the calendar gives each step of a dated series to do something in: days, working days, pay days. One
 * of them, or none, may be what a series follows.
 */
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  firstDay,
  monthFromNumber,
  monthNumber,
  monthOf,
  weekday,
  type Day,
} from "../../../calendar.ts";
import { federalHolidays } from "../federal_holidays.ts";

/** Where a series stands in the calendar. */
export type Dated = {
  readonly frequency: "daily" | "weekly" | "monthly";
  /** first day of the first step */
  readonly first: Day;
};

/** Counts by step: each of them may be what a series is in proportion to. */
export type Exposures = {
  /** all days; Monday to Friday; the same less federal holidays; Monday to Saturday less them */
  readonly work: readonly Float64Array[];
  /** pay days: on one weekday each week, or each second week */
  readonly pay: readonly Float64Array[];
};

/** The same series so many steps later. */
export function laterBy({ frequency, first }: Dated, steps: number): Dated {
  if (frequency === "monthly") {
    return { frequency, first: firstDay(addMonths(monthOf(first), steps)) };
  }
  return { frequency, first: addDays(first, frequency === "weekly" ? 7 * steps : steps) };
}

const FRIDAY = 5;
const SATURDAY = 6;
const FORTNIGHT = 14;
const WORK = 4;
/** Weekly on each weekday, then each of the ten ways to pay every second week. */
const PAY_MONTHLY = FRIDAY + 2 * FRIDAY;
/** In weeks all weekdays are alike; only which weeks tells. */
const PAY_WEEKLY = 2;

/**
 * The counts of `count` steps, by month or week. A pay day on a holiday is the working day before it.
 */
export function exposures({ frequency, first }: Dated, count: number): Exposures {
  const monthly = frequency === "monthly";
  const start = monthly ? monthNumber(monthOf(first)) : dayNumber(first);
  const steps = Array.from({ length: count }, (_, i) =>
    monthly ? monthCounts(start + i) : weekCounts(start + 7 * i),
  );
  const columns = Array.from({ length: steps[0]!.length }, (_, c) =>
    Float64Array.from(steps, (step) => step[c]!),
  );
  return { work: columns.slice(0, WORK), pay: columns.slice(WORK) };
}

/** True for a weekday off by federal law. */
export function isFederalHoliday(day: Day): boolean {
  return holidaysOf(Number(day.slice(0, 4))).has(day);
}

/** There are few years, months and weeks, and many series ask for them. */
const holidays = new Map<number, ReadonlySet<Day>>();
const months = new Map<number, Float64Array>();
const weeks = new Map<number, Float64Array>();

/** New Year's Day may be observed in the year before. */
function holidaysOf(year: number): ReadonlySet<Day> {
  let days = holidays.get(year);
  if (!days) {
    days = new Set([year, year + 1].flatMap(federalHolidays).map(({ observed }) => observed));
    holidays.set(year, days);
  }
  return days;
}

function monthCounts(month: number): Float64Array {
  let counts = months.get(month);
  if (!counts) {
    const [from, to] = [month, month + 1].map((at) => dayNumber(firstDay(monthFromNumber(at))));
    counts = new Float64Array(WORK + PAY_MONTHLY);
    countWork(from!, to!, counts);
    // a pay day of the next month may be moved into this one
    for (let day = from!; day < to! + FORTNIGHT; day++) {
      const at = weekday(dayFromNumber(day)) - 1;
      if (at >= FRIDAY) continue;
      const paid = paidOn(day);
      if (paid < from! || paid >= to!) continue;
      counts[WORK + at]!++;
      counts[WORK + FRIDAY + 2 * at + phase(day)]!++;
    }
    months.set(month, counts);
  }
  return counts;
}

function weekCounts(from: number): Float64Array {
  let counts = weeks.get(from);
  if (!counts) {
    counts = new Float64Array(WORK + PAY_WEEKLY);
    countWork(from, from + 7, counts);
    counts[WORK + phase(from)] = 1;
    weeks.set(from, counts);
  }
  return counts;
}

function countWork(from: number, to: number, counts: Float64Array): void {
  for (let number = from; number < to; number++) {
    const day = dayFromNumber(number);
    const of = weekday(day);
    const shut = isFederalHoliday(day);
    counts[0]!++;
    if (of <= FRIDAY) counts[1]!++;
    if (of <= FRIDAY && !shut) counts[2]!++;
    if (of <= SATURDAY && !shut) counts[3]!++;
  }
}

const phase = (day: number): 0 | 1 => (Math.floor(day / 7) % 2 === 0 ? 0 : 1);

function paidOn(number: number): number {
  let day = dayFromNumber(number);
  while (weekday(day) > FRIDAY || isFederalHoliday(day)) day = addDays(day, -1);
  return dayNumber(day);
}
