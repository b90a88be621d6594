import {
  addMonths,
  dayFromNumber,
  dayNumber,
  firstDay,
  lastDay,
  monthFromNumber,
  monthNumber,
  monthOf,
  weekday,
  type Month,
} from "../../engine/calendar.ts";
import { federalHolidays } from "../../engine/numbers/forecast/federal_holidays.ts";
import type { Settings } from "./options.ts";

/** Months simulated before the first exported one, so that it finds a running practice. */
export const WARM_UP_MONTHS = 18;

const FRIDAY = 5;

/**
 * The simulation's wall calendar. Days are day numbers of `engine/calendar.ts`, looked up once and
 * for all, because the simulation asks a few million times. Months count from the first exported
 * one, which is 0; those of the warm-up are negative.
 */
export type ClinicCalendar = {
  /** first simulated day */
  readonly start: number;
  /** first exported day, on which the practice moved to its present billing system */
  readonly first: number;
  /** last exported day */
  readonly last: number;
  readonly months: readonly Month[];
  /** `YYYY-MM-DD` */
  readonly iso: (day: number) => string;
  /** `MM/DD/YYYY` */
  readonly us: (day: number) => string;
  /** `YYYYMMDD` */
  readonly compact: (day: number) => string;
  /** Monday 1 to Sunday 7 */
  readonly weekday: (day: number) => number;
  readonly year: (day: number) => number;
  /** 1 to 12 */
  readonly monthOfYear: (day: number) => number;
  /** 1 to 31 */
  readonly dayOfMonth: (day: number) => number;
  /** 0 on January 1 */
  readonly dayOfYear: (day: number) => number;
  /** months since the first exported one */
  readonly month: (day: number) => number;
  readonly monthText: (month: number) => Month;
  readonly firstOf: (month: number) => number;
  readonly lastOf: (month: number) => number;
  /** offices and banks are open: a weekday that is no federal holiday */
  readonly isOpen: (day: number) => boolean;
  /** the day, or the next open one */
  readonly openFrom: (day: number) => number;
  /** the day, or the last open one before it */
  readonly openUntil: (day: number) => number;
  /** as many open days later */
  readonly openAfter: (day: number, count: number) => number;
  /** what is due on a day of the month is paid on this day: that one, or the next open */
  readonly isDue: (day: number, dayOfMonth: number) => boolean;
  /** the day on which a month's reports are printed: the 4th of the next */
  readonly printDay: (month: number) => number;
};

/** @param settings  how many months, and until when */
export function clinicCalendar(settings: Settings): ClinicCalendar {
  const firstMonth = addMonths(settings.until, 1 - settings.months);
  const origin = monthNumber(firstMonth);
  const start = dayNumber(firstDay(addMonths(firstMonth, -WARM_UP_MONTHS)));
  const first = dayNumber(firstDay(firstMonth));
  const last = dayNumber(lastDay(settings.until));
  const base = start - 400;
  const days = Array.from({ length: last + 1200 - base }, (_, i) => describe(base + i));
  closeHolidays(days, base);
  const at = (day: number): DayFacts => days[day - base]!;

  const openFrom = (day: number): number => {
    let open = day;
    while (!at(open).open) open++;
    return open;
  };
  const monthText = (month: number): Month => monthFromNumber(origin + month);
  const firstOf = (month: number): number => dayNumber(firstDay(monthText(month)));

  return {
    start,
    first,
    last,
    months: Array.from({ length: settings.months }, (_, i) => monthText(i)),
    iso: (day) => at(day).iso,
    us: (day) => at(day).us,
    compact: (day) => at(day).compact,
    weekday: (day) => at(day).weekday,
    year: (day) => at(day).year,
    monthOfYear: (day) => (((at(day).month % 12) + 12) % 12) + 1,
    dayOfMonth: (day) => at(day).dayOfMonth,
    dayOfYear: (day) => at(day).dayOfYear,
    month: (day) => at(day).month - origin,
    monthText,
    firstOf,
    lastOf: (month) => firstOf(month + 1) - 1,
    isOpen: (day) => at(day).open,
    openFrom,
    openUntil(day) {
      let open = day;
      while (!at(open).open) open--;
      return open;
    },
    openAfter(day, count) {
      let open = openFrom(day);
      for (let i = 0; i < count; i++) open = openFrom(open + 1);
      return open;
    },
    isDue(day, dayOfMonth) {
      const due = day - at(day).dayOfMonth + dayOfMonth;
      return due <= day && openFrom(due) === day;
    },
    printDay: (month) => firstOf(month + 1) + 3,
  };
}

type DayFacts = {
  iso: string;
  us: string;
  compact: string;
  weekday: number;
  year: number;
  month: number;
  dayOfMonth: number;
  dayOfYear: number;
  open: boolean;
};

function describe(day: number): DayFacts {
  const iso = dayFromNumber(day);
  const [year, month, date] = iso.split("-") as [string, string, string];
  const dayOfWeek = weekday(iso);
  return {
    iso,
    us: `${month}/${date}/${year}`,
    compact: `${year}${month}${date}`,
    weekday: dayOfWeek,
    year: Number(year),
    month: monthNumber(monthOf(iso)),
    dayOfMonth: Number(date),
    dayOfYear: day - dayNumber(`${year}-01-01`),
    open: dayOfWeek <= FRIDAY,
  };
}

function closeHolidays(days: DayFacts[], base: number): void {
  for (let year = days[0]!.year; year <= days.at(-1)!.year + 1; year++)
    for (const { observed } of federalHolidays(year)) {
      const facts = days[dayNumber(observed) - base];
      if (facts) facts.open = false;
    }
}
