/** Days on which an office works: Monday to Friday, but not the federal holidays of the years the example may be in. */
import { later } from "./read.ts";

/** The nth of a weekday in a month, from its end where it is the last; Sunday is 0. */
function nth(year: number, month: number, weekday: number, count: number): string {
  const of = (date: number): Date => new Date(Date.UTC(year, month - 1, date));
  const found = Array.from({ length: 31 }, (_, i) => of(i + 1)).filter(
    (date) => date.getUTCMonth() === month - 1 && date.getUTCDay() === weekday,
  );
  return found
    .at(count > 0 ? count - 1 : count)!
    .toISOString()
    .slice(0, 10);
}

/** A day of fixed date, on the Friday before where it is a Saturday, the Monday after where it is a Sunday. */
function observed(date: string): string {
  const weekday = new Date(date).getUTCDay();
  return weekday === 6 ? later(date, -1) : weekday === 0 ? later(date, 1) : date;
}

const holidays = (year: number): string[] => [
  ...["01-01", "06-19", "07-04", "11-11", "12-25"].map((date) => observed(`${year}-${date}`)),
  observed(`${year + 1}-01-01`),
  nth(year, 1, 1, 3),
  nth(year, 2, 1, 3),
  nth(year, 5, 1, -1),
  nth(year, 9, 1, 1),
  nth(year, 10, 1, 2),
  nth(year, 11, 4, 4),
];

const isWorkday = (date: string): boolean =>
  ![0, 6].includes(new Date(date).getUTCDay()) &&
  !holidays(Number(date.slice(0, 4))).includes(date);

/** The workdays after a day, up to and including another. */
export function workdays(after: string, through: string): number {
  let count = 0;
  for (let date = later(after, 1); date <= through; date = later(date, 1)) {
    if (isWorkday(date)) count++;
  }
  return count;
}
