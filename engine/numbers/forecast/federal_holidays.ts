import { addDays, firstDay, lastDay, weekday, type Day } from "../../calendar.ts";

/** One federal holiday: the day itself, the weekday off, and its name in the law. */
export type FederalHoliday = { readonly date: Day; readonly observed: Day; readonly name: string };

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The federal holidays of a year, oldest first. A holiday on a Saturday is observed on the Friday
 * before, one on a Sunday on the Monday after; so New Year's Day may be observed in the year before.
 *
 * @source 5 U.S.C. 6103 (a) and (b); Executive Order 11582; Juneteenth by Public Law 117-17 (2021)
 * @example federalHolidays(2026)[6] // => { date: "2026-07-04", observed: "2026-07-03", name: "Independence Day" }
 */
export function federalHolidays(year: number): FederalHoliday[] {
  const days: [Day, string][] = [
    [`${year}-01-01`, "New Year's Day"],
    [nth(`${year}-01`, MONDAY, 3), "Birthday of Martin Luther King Jr."],
    [nth(`${year}-02`, MONDAY, 3), "Washington's Birthday"],
    [lastWeekday(`${year}-05`, MONDAY), "Memorial Day"],
    [`${year}-06-19`, "Juneteenth National Independence Day"],
    [`${year}-07-04`, "Independence Day"],
    [nth(`${year}-09`, MONDAY, 1), "Labor Day"],
    [nth(`${year}-10`, MONDAY, 2), "Columbus Day"],
    [`${year}-11-11`, "Veterans Day"],
    [nth(`${year}-11`, THURSDAY, 4), "Thanksgiving Day"],
    [`${year}-12-25`, "Christmas Day"],
  ];
  return days
    .filter(([date]) => year >= 2021 || !date.endsWith("-06-19"))
    .map(([date, name]) => ({ date, observed: observed(date), name }));
}

function observed(date: Day): Day {
  if (weekday(date) === SATURDAY) return addDays(date, -1);
  return weekday(date) === SUNDAY ? addDays(date, 1) : date;
}

function nth(month: string, day: number, count: number): Day {
  const first = firstDay(month);
  return addDays(first, ((day - weekday(first) + 7) % 7) + 7 * (count - 1));
}

function lastWeekday(month: string, day: number): Day {
  const last = lastDay(month);
  return addDays(last, -((weekday(last) - day + 7) % 7));
}
