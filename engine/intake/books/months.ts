/** Months as the heads of columns. */
import { addMonths, type Month } from "../../calendar.ts";

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * The months that columns are headed with, each its own; null where one is no month. Of days, only the
 * month counts; which number of a day is its month, all of them must agree.
 *
 * @example monthsOf(["Jan-2025", "Feb 2025"]) // => ["2025-01", "2025-02"]
 */
export function monthsOf(heads: readonly string[]): Month[] | null {
  for (const order of ["month first", "day first"] as const) {
    const months = heads.map((head) => monthOf(head.trim(), order));
    if (months.every((month) => month !== null) && new Set(months).size === months.length)
      return months;
  }
  return null;
}

/** So many months, one after another. @example yearFrom("2025-11", 3) // => ["2025-11", "2025-12", "2026-01"] */
export const yearFrom = (first: Month, months: number): Month[] =>
  Array.from({ length: months }, (_, i) => addMonths(first, i));

function monthOf(head: string, order: "month first" | "day first"): Month | null {
  const named =
    /^(?:\d{1,2}[ -])?([a-z]{3})[a-z]*[ .-]+(?:\d{1,2}, *)?(\d{4})$/i.exec(head) ??
    /^([a-z]{3})[a-z]*[ .-]+(\d{2})$/i.exec(head);
  if (named) {
    const index = NAMES.indexOf(named[1]!.toLowerCase());
    return index < 0 ? null : monthText(named[2]!, index + 1);
  }
  const iso = /^(\d{4})-(\d\d)(?:-\d\d)?$/.exec(head);
  if (iso) return monthText(iso[1]!, Number(iso[2]));
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(head);
  return day ? monthText(day[3]!, Number(order === "month first" ? day[1] : day[2])) : null;
}

function monthText(year: string, month: number): Month | null {
  if (month < 1 || month > 12) return null;
  return `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, "0")}`;
}
