/**
 * The texts that name a period: `2026-09`, `2026-Q3`, `FY2026`, `FY2026-Q1`, `2026-01..2026-09`,
 * `last-12-months`. Quarters without FY are of the calendar; a fiscal year is named after the year
 * it ends in.
 */
import { addMonths, isMonth, monthsFrom, type Month } from "../calendar.ts";
import type { Session } from "../database.ts";
import type { Months } from "./kpi/window.ts";

/** The text names no period. */
export class BadPeriod extends Error {
  override name = "BadPeriod";
}

/** The period lies wholly before the first month of data, or after the last. */
export class NoDataOfPeriod extends Error {
  override name = "NoDataOfPeriod";
}

const EXAMPLES = "2026-09, 2026-Q3, FY2026, FY2026-Q1, 2026-01..2026-09 or last-12-months";

/** @throws {BadPeriod} */
export function parsePeriod(text: string, fiscalYearStart: number, lastMonth: Month): Months {
  const bad = (): never => {
    throw new BadPeriod(`"${text}" is not a period; write ${EXAMPLES}`);
  };
  if (isMonth(text)) return { first: text, last: text };
  const [, from, to] = /^(\d{4}-\d\d)\.\.(\d{4}-\d\d)$/.exec(text) ?? [];
  if (from && to) {
    if (!isMonth(from) || !isMonth(to) || from > to || monthsFrom(from, to).length > 1200) bad();
    return { first: from, last: to };
  }
  const last = /^last-(\d{1,3})-months?$/.exec(text)?.[1];
  if (last) {
    if (Number(last) < 1) bad();
    return { first: addMonths(lastMonth, 1 - Number(last)), last: lastMonth };
  }
  const [, fiscal, year, quarter] = /^(FY)?(\d{4})(?:-Q([1-4]))?$/i.exec(text) ?? [];
  if (!year || (!fiscal && !quarter)) return bad();
  const start = fiscal
    ? addMonths(`${year}-01`, fiscalYearStart === 1 ? 0 : fiscalYearStart - 13)
    : `${year}-01`;
  if (!quarter) return { first: start, last: addMonths(start, 11) };
  const first = addMonths(start, (Number(quarter) - 1) * 3);
  return { first, last: addMonths(first, 2) };
}

/** The month that opens the fiscal year a month lies in. */
export function fiscalYearOf(month: Month, fiscalYearStart: number): Month {
  const start = `${month.slice(0, 4)}-${String(fiscalYearStart).padStart(2, "0")}`;
  return start <= month ? start : addMonths(start, -12);
}

/** The first and the last month there are data of; null where there are none. */
export async function spanOf(session: Session): Promise<Months | null> {
  const row = await session.row(
    "select strftime(min(month), '%Y-%m') as first, strftime(max(month), '%Y-%m') as last from month",
  );
  return row["last"] === null ? null : (row as Months);
}

/** The period a text names, in the practice this connection sees. @throws {BadPeriod} */
export async function periodOf(
  session: Session,
  text: string,
  fiscalYearStart: number,
): Promise<Months> {
  return parsePeriod(text, fiscalYearStart, (await spanOf(session))?.last ?? "2000-01");
}
